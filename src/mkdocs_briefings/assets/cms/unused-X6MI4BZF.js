throw new Error("The desk has none of this.");
