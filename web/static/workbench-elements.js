// Elements of a page and of a picture, made with their attributes. Text is only ever set as text.

const SVG = "http://www.w3.org/2000/svg";

export function svg(name, attributes = {}, ...children) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

export function html(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

/** A cell as an element: a link to our page of the thing, where it has one; else its text. */
export function shown(each, length = Infinity) {
  if (!each) return document.createTextNode("");
  const text = each.text.length > length ? `${each.text.slice(0, length - 1)}…` : each.text;
  if (!each.href) {
    if (each.type !== "uri" || !/^https?:\/\//.test(each.value)) return document.createTextNode(text);
    return html("a", { class: "out", href: each.value, rel: "noopener noreferrer external" }, text);
  }
  return html("a", { class: each.kind === "term" ? "term" : `thing k-${each.kind}`, href: each.href }, text);
}

export const scrolled = (picture, label) => html("div", { class: "chart-scroll", tabindex: "0", role: "group", "aria-label": label }, picture);

/** A button that shows so many more. */
export function moreButton(number, act) {
  const button = html("button", { type: "button", class: "plain-button" }, `Show ${number} more`);
  button.addEventListener("click", act);
  return html("p", { class: "more-rows" }, button);
}
