/* A rule for oxlint: texts that a page shows or says go through `say` (src/words.ts), or no reader of another
   language understands them. It knows such a text by where it goes, or by its look. */

/** What of an element is read: its properties, and its attributes. */
const READ = new Set(["textContent", "innerText", "title", "placeholder", "alt", "label", "ariaLabel", "ariaDescription", "content"])
const ATTRIBUTES = new Set(["aria-label", "aria-description", "aria-roledescription", "aria-valuetext", "title", "placeholder", "alt", "label"])
/** What puts its arguments on a page, with the number of those that are something else. */
const SHOWING = new Map([
  ["make", 2],
  ["announce", 0],
  ["tell", 0],
  ["append", 0],
  ["prepend", 0],
  ["before", 0],
  ["after", 0],
  ["replaceChildren", 0],
  ["replaceWith", 0],
])
const SAYING = new Set(["say", "sayIn", "sayMany"])

/** Two letters of a word; and what begins as a sentence or a heading does. */
const WORD = /\p{L}{2}/u
const SENTENCE = /^[\s(“]*\p{Lu}\p{Ll}+(?:$|[\s:.,;!?…])/u
/** Names of keys, of properties and in protocols look so, too. */
const NAMES = /^(?:Arrow(?:Down|Left|Right|Up)|Content-\w+|End|Enter|Escape|Home|Page(?:Down|Up)|Range|Polygon|Tab)$/

const MESSAGE = "A text for readers goes through say, sayIn or sayMany of src/words.ts."

const nameOf = ({ type, name, property }) => (type === "MemberExpression" ? nameOf(property) : name)

/** Gives the nearest node around a text that tells what becomes of it, and the part of that in which it stands. */
function fateOf(node) {
  let [part, around] = [node, node.parent]
  const passed = new Set(["ConditionalExpression", "LogicalExpression", "TemplateLiteral", "ArrayExpression", "SpreadElement", "TSAsExpression"])
  while (around && passed.has(around.type) && around.test !== part) [part, around] = [around, around.parent]
  return [part, around]
}

function isShown(node) {
  const [part, around] = fateOf(node)
  if (around?.type === "AssignmentExpression") return READ.has(nameOf(around.left))
  if (around?.type === "Property") return part === around.value && (ATTRIBUTES.has(keyOf(around)) || READ.has(keyOf(around)))
  if (around?.type !== "CallExpression") return false
  if (nameOf(around.callee) === "setAttribute") return ATTRIBUTES.has(around.arguments[0]?.value) && part === around.arguments[1]
  const others = SHOWING.get(nameOf(around.callee))
  return others !== undefined && around.arguments.indexOf(part) >= others
}

const keyOf = ({ key }) => key.name ?? key.value

/** Whether a literal stands where nobody reads it: in an import, in what is thrown or compared. */
function isApart(node) {
  const [, around] = fateOf(node)
  if (around?.type === "CallExpression") return SAYING.has(nameOf(around.callee)) || nameOf(around.callee) === "debug"
  return around?.type === "NewExpression" || around?.type === "BinaryExpression" || /^(?:Import|Export|TS)/.test(around?.type ?? "")
}

const untranslated = {
  meta: { type: "problem", schema: [] },
  create(context) {
    const look = (node, text) => {
      if (!WORD.test(text) || NAMES.test(text) || isApart(node)) return
      if (isShown(node) || SENTENCE.test(text)) context.report({ node, message: MESSAGE })
    }
    return {
      Literal(node) {
        if (typeof node.value === "string") look(node, node.value)
      },
      TemplateLiteral(node) {
        for (const { value } of node.quasis) look(node, value.cooked)
      },
    }
  },
}

// oxlint-disable-next-line import/no-default-export -- as oxlint has it
export default { meta: { name: "words" }, rules: { untranslated } }
