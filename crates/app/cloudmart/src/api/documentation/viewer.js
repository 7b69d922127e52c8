// The API reference: reads /openapi.json and shows every operation. Texts become text nodes and never markup.
"use strict";

const METHODS = ["get", "post", "put", "patch", "delete"];
let api;

// --- building blocks ---

function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return made;
}

/** Paragraphs and `code`, which is all that our descriptions use. */
function prose(text) {
  return text.split(/\n{2,}/).map((paragraph) =>
    element("p", {}, paragraph.split(/(`[^`]+`)/).map((part) =>
      /^`.+`$/.test(part) ? element("code", {}, part.slice(1, -1)) : part)));
}

const note = (text) => (text ? element("div", { class: "note" }, prose(text)) : null);

/** A part that is made when it is opened for the first time: shapes may contain themselves. */
function unfolding(summary, make) {
  const details = element("details", {}, element("summary", {}, summary));
  details.addEventListener("toggle", () => details.append(...make()), { once: true });
  return details;
}

// --- shapes ---

const nameOf = (ref) => ref.slice(ref.lastIndexOf("/") + 1);

function resolve(schema) {
  return schema && schema.$ref ? api.components.schemas[nameOf(schema.$ref)] || {} : schema || {};
}

const choicesOf = (schema) => schema.oneOf || schema.anyOf;
const isNothing = (schema) => schema.type === "null";

function typeText(schema) {
  if (schema.$ref) return nameOf(schema.$ref);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(" | ");
  if (choicesOf(schema)) return choicesOf(schema).map(typeText).join(" | ");
  if (schema.allOf) return schema.allOf.map(typeText).join(" & ");
  if (schema.items) return `${typeText(schema.items)}[]`;
  const type = Array.isArray(schema.type) ? schema.type.join(" | ") : schema.type || "any";
  return schema.format ? `${type} (${schema.format})` : type;
}

const LIMITS = {
  minimum: "at least", maximum: "at most", minLength: "characters at least", maxLength: "characters at most",
  minItems: "entries at least", maxItems: "entries at most", pattern: "pattern", default: "default", example: "for example",
};

function limitsText(schema) {
  return Object.entries(LIMITS)
    .filter(([key]) => schema[key] !== undefined)
    .map(([key, words]) => `${words} ${typeof schema[key] === "string" ? schema[key] : JSON.stringify(schema[key])}`)
    .join(", ");
}

/** The fields of an object, those of its parts included. */
function fieldsOf(schema) {
  const whole = resolve(schema);
  const parts = (whole.allOf || []).map(fieldsOf);
  const own = Object.entries(whole.properties || {});
  return {
    fields: [...parts.flatMap((part) => part.fields), ...own],
    required: new Set([...parts.flatMap((part) => [...part.required]), ...(whole.required || [])]),
  };
}

/** What is inside a shape, as rows; empty for a plain value. */
function inside(schema) {
  const whole = resolve(schema);
  const choices = choicesOf(whole);
  if (choices) {
    const real = choices.filter((choice) => !isNothing(choice));
    if (real.length === 1) return inside(real[0]);
    return real.map((choice, index) => row(choice.title || `choice ${index + 1}`, choice, false));
  }
  if (whole.items) return inside(whole.items);
  const { fields, required } = fieldsOf(whole);
  const rows = fields.map(([name, field]) => row(name, field, required.has(name)));
  if (whole.additionalProperties && typeof whole.additionalProperties === "object") {
    rows.push(row("any name", whole.additionalProperties, false));
  }
  return rows;
}

function hasInside(schema, depth = 0) {
  const whole = resolve(schema);
  if (depth > 4) return true;
  const parts = [...(choicesOf(whole) || []), ...(whole.allOf || []), ...(whole.items ? [whole.items] : [])];
  return Boolean(whole.properties) || typeof whole.additionalProperties === "object" ||
    parts.some((part) => hasInside(part, depth + 1));
}

function row(name, schema, required) {
  const whole = resolve(schema);
  const head = [
    element("span", { class: "name" }, name), " ", element("span", { class: "type" }, typeText(schema)),
    required ? element("span", { class: "required" }, " required") : null,
  ];
  const values = schema.$ref && whole.enum ? `One of ${typeText(whole)}.` : "";
  const notes = [note(schema.description || whole.description), note(limitsText(whole)), note(values)];
  if (!hasInside(schema)) return element("div", { class: "field" }, head, notes);
  return unfolding(head, () => [...notes.filter(Boolean), ...inside(schema)]);
}

function tree(schema) {
  return element("div", { class: "tree" },
    element("div", { class: "type" }, typeText(schema)), note(resolve(schema).description), inside(schema));
}

// --- examples ---

const SAMPLES = { "date-time": "2026-01-31T12:00:00Z", date: "2026-01-31", email: "ada@example.com", uuid: "00000000-0000-0000-0000-000000000000" };

function example(schema, depth = 0) {
  const whole = resolve(schema);
  if (whole.example !== undefined) return whole.example;
  if (whole.default !== undefined) return whole.default;
  if (whole.enum) return whole.enum[0];
  if (depth > 6) return null;
  if (choicesOf(whole)) return example(choicesOf(whole).find((choice) => !isNothing(choice)), depth + 1);
  if (whole.items) return [example(whole.items, depth + 1)];
  const { fields, required } = fieldsOf(whole);
  if (fields.length) {
    const shown = required.size ? fields.filter(([name]) => required.has(name)) : fields;
    return Object.fromEntries(shown.map(([name, field]) => [name, example(field, depth + 1)]));
  }
  const type = [whole.type].flat()[0];
  if (type === "integer" || type === "number") return whole.minimum ?? 1;
  if (type === "boolean") return true;
  if (type === "string") return SAMPLES[whole.format] || "…";
  return type === "array" ? [] : {};
}

const needsToken = (operation) =>
  Boolean(operation.security && operation.security.length && operation.security.every((way) => "bearer" in way));

/** A command for a shell; what has to be filled in is a variable. */
function curl({ method, path, operation, parameters }) {
  const variable = (name) => `$${name.toUpperCase().replace(/\W/g, "_")}`;
  const wanted = (place) => parameters.filter((parameter) => parameter.in === place && parameter.required);
  const query = wanted("query").map(({ name }) => `${name}=${variable(name)}`).join("&");
  const address = location.origin + path.replace(/\{(\w+)\}/g, (_, name) => variable(name)) + (query && `?${query}`);
  const lines = [`curl -X ${method.toUpperCase()} "${address}"`];
  if (needsToken(operation)) lines.push('-H "authorization: Bearer $TOKEN"');
  for (const { name } of wanted("header")) {
    lines.push(`-H "${name}: ${name === "idempotency-key" ? "$(uuidgen)" : variable(name)}"`);
  }
  const body = bodyOf(operation);
  if (body) {
    const text = JSON.stringify(example(body.schema), null, 2).replaceAll("'", "'\\''");
    lines.push(`-H "content-type: ${body.type}"`, `-d '${text}'`);
  }
  return lines.join(" \\\n  ");
}

// --- operations ---

function contentOf(part) {
  const [type, content] = Object.entries((part && part.content) || {})[0] || [];
  return type ? { type, schema: content.schema || {} } : null;
}

const bodyOf = (operation) => contentOf(operation.requestBody);

function who(operation) {
  if (needsToken(operation)) return "Signed in";
  return operation.security && operation.security.length ? "Everybody; a token is looked at" : "Everybody";
}

async function copy(button, text, shown) {
  try {
    await navigator.clipboard.writeText(text);
    say("Copied.");
  } catch {
    // Without the right to the clipboard it can still be selected.
    say("Select the command to copy it.");
  }
  shown.textContent = text;
  shown.hidden = false;
}

function say(text) {
  document.getElementById("status").textContent = text;
}

function response([status, answer]) {
  const content = contentOf(answer);
  const head = [element("span", { class: "status-code" }, status), " ", content ? element("span", { class: "type" }, typeText(content.schema)) : null];
  if (!content) return element("div", { class: "field" }, head, note(answer.description));
  return unfolding(head, () => [note(answer.description), element("div", { class: "note" }, content.type), tree(content.schema)].filter(Boolean));
}

function full(entry) {
  const { operation, parameters } = entry;
  const body = bodyOf(operation);
  const command = element("pre", { tabindex: "0", "aria-label": "curl command" });
  command.hidden = true;
  const button = element("button", { type: "button" }, "Copy as curl");
  button.addEventListener("click", () => copy(button, curl(entry), command));
  const parts = [element("div", { class: "bar" }, element("span", { class: "who" }, who(operation)), button), command, note(operation.description)];
  if (parameters.length) {
    parts.push(element("h3", {}, "Parameters"), element("div", { class: "tree" }, parameters.map((parameter) =>
      row(`${parameter.name} (${parameter.in})`, { ...resolve(parameter.schema), description: parameter.description }, parameter.required))));
  }
  if (body) parts.push(element("h3", {}, `Body – ${body.type}`), tree(body.schema));
  parts.push(element("h3", {}, "Answers"), element("div", { class: "tree" }, Object.entries(operation.responses || {}).map(response)));
  return element("div", { class: "inside" }, parts);
}

function card(entry) {
  const { id, method, path, operation } = entry;
  const made = unfolding([
    element("span", { class: `method ${method}` }, method), element("span", { class: "path" }, path),
    element("span", { class: "title" }, operation.summary || ""),
  ], () => [full(entry)]);
  made.id = id;
  made.className = "operation";
  return made;
}

function entries() {
  return Object.entries(api.paths).flatMap(([path, item]) => METHODS.filter((method) => item[method]).map((method) => {
    const operation = item[method];
    const id = operation.operationId || `${method}-${path}`;
    const tag = (operation.tags || ["other"])[0];
    const words = [id, id.replaceAll("_", " "), method, path, operation.summary, operation.description, tag].join(" ").toLowerCase();
    return { id, tag, method, path, operation, words, parameters: [...(item.parameters || []), ...(operation.parameters || [])] };
  }));
}

function group(tag, members) {
  for (const member of members) {
    member.card = card(member);
    member.link = element("li", {}, element("a", { href: `#${member.id}` }, member.operation.summary || member.id));
  }
  const contents = element("div", {}, element("h2", {}, tag), element("ul", {}, members.map((member) => member.link)));
  const section = element("section", { class: "group" }, element("h2", {}, tag), members.map((member) => member.card));
  document.getElementById("contents").append(contents);
  document.getElementById("operations").append(section);
  return { members, contents, section };
}

function search(groups, text) {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  let found = 0;
  for (const { members, contents, section } of groups) {
    const fitting = members.filter((member) => {
      const fits = words.every((word) => member.words.includes(word));
      member.card.hidden = member.link.hidden = !fits;
      return fits;
    });
    contents.hidden = section.hidden = fitting.length === 0;
    found += fitting.length;
  }
  say(words.length ? `${found} ${found === 1 ? "operation" : "operations"} found` : "");
}

function openFromAddress() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target || !target.matches(".operation")) return;
  target.open = true;
  target.scrollIntoView();
  target.querySelector("summary").focus({ preventScroll: true });
}

function listen(groups) {
  const box = document.getElementById("search");
  box.addEventListener("input", () => search(groups, box.value));
  document.addEventListener("keydown", (event) => {
    const typing = event.target.matches("input, textarea");
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      box.focus();
    } else if (event.key === "Escape" && event.target === box) {
      box.value = "";
      search(groups, "");
    }
  });
  window.addEventListener("hashchange", openFromAddress);
}

async function begin() {
  say("Reading the description …");
  const answer = await fetch("/openapi.json");
  if (!answer.ok) throw new Error(`/openapi.json answers ${answer.status}`);
  api = await answer.json();
  document.title = `${api.info.title} – API reference`;
  document.getElementById("about").append(element("h1", {}, `${api.info.title} API`), ...prose(api.info.description || ""));
  const groups = [...grouped(entries())].map(([tag, members]) => group(tag, members));
  say("");
  listen(groups);
  openFromAddress();
}

function grouped(all) {
  const byTag = new Map();
  for (const entry of all) byTag.set(entry.tag, [...(byTag.get(entry.tag) || []), entry]);
  return byTag;
}

begin().catch((error) => say(`The description cannot be shown: ${error.message}`));
