/** What the template of an address may name. */
export const ADDRESS_NAMES = ['isin', 'symbol', 'from', 'to'] as const;

type AddressValues = Readonly<Record<(typeof ADDRESS_NAMES)[number], string>>;

const PLACE = /\{(\w+)\}/g;

/** Names in braces that a template may not have. */
export function unknownNames(template: string): string[] {
  const names = [...template.matchAll(PLACE)].map(([, name = '']) => name);
  return names.filter((name) => !(ADDRESS_NAMES as readonly string[]).includes(name));
}

/** The address with its values, escaped, in place of their names. */
export function fillAddress(template: string, values: AddressValues): string {
  return template.replace(PLACE, (whole, name: string) =>
    name in values ? encodeURIComponent(values[name as keyof AddressValues]) : whole,
  );
}
