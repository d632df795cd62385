/* Dates as our reader takes them, and as the CMS needs them: whole, with an offset. */

const DATE =
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[Tt\s]\s*(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?(?:\s*([Zz]|UTC|GMT)|\s*([+-])(\d{2}):?(\d{2})?)?)?$/

/** Gives a date with its time and offset; one that says none is in the zone, and a day alone begins at midnight. */
export function wholeDate(text: string, zone: string): string {
  const found = DATE.exec(text.trim())
  if (!found) return text
  const [, year, month, day, hour = "0", minute = "00", second = "00", zulu, sign, hours, minutes = "00"] = found
  const local = `${year}-${two(month)}-${two(day)}T${two(hour)}:${minute}:${second}`
  if (Number.isNaN(Date.parse(`${local}Z`))) return text
  if (zulu) return `${local}Z`
  return local + (sign && hours ? `${sign}${hours}:${minutes}` : offsetAt(local, zone))
}

/** Gives it as short as it says the same: without seconds that nobody chose, and a midnight of the zone as its day. */
export function shortDate(text: string, zone: string): string {
  const found = /^(.{10})T(\d\d:\d\d)(?::00(?:\.0+)?)?(Z|[+-]\d\d:\d\d)$/.exec(text)
  if (!found) return text
  const [, day = "", time = "", offset = ""] = found
  return time === "00:00" && wholeDate(day, zone).endsWith(offset) ? day : `${day}T${time}${offset}`
}

const two = (digits: string | undefined) => (digits ?? "").padStart(2, "0")

/** Gives the offset of a zone at a local time in it, such as +02:00. */
function offsetAt(local: string, zone: string): string {
  const moment = Date.parse(`${local}Z`)
  const offset = offsetOf(moment, zone)
  // The first one is that of another moment, on a day on which clocks are changed.
  return written(offsetOf(moment - offset * 60_000, zone))
}

/** Gives the offset in minutes. */
function offsetOf(moment: number, zone: string): number {
  const parts = new Intl.DateTimeFormat("en-US", { timeZone: zone, timeZoneName: "longOffset" }).formatToParts(moment)
  const name = parts.find(each => each.type === "timeZoneName")?.value ?? ""
  const [, sign, hours, minutes] = /([+-])(\d\d):(\d\d)/.exec(name) ?? []
  return (sign === "-" ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0))
}

function written(offset: number): string {
  const size = Math.abs(offset)
  return `${offset < 0 ? "-" : "+"}${two(String(Math.floor(size / 60)))}:${two(String(size % 60))}`
}
