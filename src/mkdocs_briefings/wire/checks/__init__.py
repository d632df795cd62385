"""Doubts about translated sentences, each found by comparing it with its original."""
