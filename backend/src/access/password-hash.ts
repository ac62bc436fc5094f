/** Argon2id, which is the library's own choice, with more memory than OWASP asks for at least: 64 MiB, three rounds. */
const COST = { memoryCost: 65_536, timeCost: 3, parallelism: 1 } as const;

/** Seven megabytes that an app without a password never needs. */
const argon2 = async () => await import('@node-rs/argon2');

export const LEAST_PASSWORD = 10;
export const MOST_PASSWORD = 256;

/** Says what is wrong with a password, or null; only its length counts. */
export function passwordFault(password: string): string | null {
  const length = Array.from(password).length;
  if (length < LEAST_PASSWORD)
    return `The password has ${length} characters; it needs ${LEAST_PASSWORD} or more.`;
  if (length > MOST_PASSWORD) return `The password has more than ${MOST_PASSWORD} characters.`;
  return null;
}

/** The same letters are the same password, whichever way a keyboard composes them. */
const composed = (password: string) => password.normalize('NFC');

export async function hashPassword(password: string): Promise<string> {
  const { hash } = await argon2();
  return await hash(composed(password), COST);
}

/** Takes as long for a wrong password as for the right one. */
export async function isPassword(password: string, kept: string): Promise<boolean> {
  const { verify } = await argon2();
  return await verify(kept, composed(password));
}
