/* Room for the countries that are followed, before a script fills it. */

import { storage } from "../choices"

/** Tells the style sheet how many they are; who follows none needs none. */
export function reserve(): void {
  const root = document.documentElement
  const many = (storage()?.getItem("briefings.countries")?.split('"url":').length ?? 1) - 1
  root.toggleAttribute("data-follows", many > 0)
  root.style.setProperty("--news-follows", String(many))
}
