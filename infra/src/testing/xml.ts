const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const escaped = (text: string) => text.replaceAll(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign);

/** What an element may hold: text, elements by name, or several of one name. */
export type Xml = string | number | boolean | undefined | { readonly [name: string]: Xml | readonly Xml[] };

/** An element; a list becomes one element for each, nothing becomes none. */
export function xml(name: string, value: Xml | readonly Xml[]): string {
  if (value === undefined) return '';
  if (Array.isArray(value)) return value.map((each: Xml) => xml(name, each)).join('');
  if (typeof value !== 'object') return `<${name}>${escaped(String(value))}</${name}>`;
  const inner = Object.entries(value)
    .map(([child, content]) => xml(child, content))
    .join('');
  return `<${name}>${inner}</${name}>`;
}
