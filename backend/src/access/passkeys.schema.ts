import { z } from 'zod';
import { wireInstant } from '../db/instant.ts';
import { trimmedField } from '../http/text-fields.ts';
import { wireId, wireMoment } from '../http/wire.ts';
import type { Passkey } from './access.repository.ts';

/** What a browser's credential API takes and gives, in the JSON that WebAuthn describes. */
const credentialSchema = z.record(z.string(), z.unknown());

export const passkeyOptionsSchema = z
  .object({
    options: credentialSchema.meta({ description: 'For `navigator.credentials`, in its JSON form' }),
  })
  .meta({ id: 'PasskeyOptions' });

export const newPasskeyInput = z.object({
  name: trimmedField('name', 100, 'Where it is kept', 'phone'),
  response: credentialSchema,
});

export const usedPasskeyInput = z.object({ response: credentialSchema });

const passkeySchema = z
  .object({
    id: wireId,
    name: z.string(),
    site: z.string().meta({ description: 'The host name that it is good at' }),
    created_at: wireMoment('When it was made'),
    used_at: wireMoment('When it last logged in; null when never').nullable(),
  })
  .meta({ id: 'Passkey' });

export const passkeyListSchema = z.object({ passkeys: z.array(passkeySchema) }).meta({ id: 'Passkeys' });
export const madePasskeySchema = passkeySchema;

export function wirePasskey({
  id,
  name,
  site,
  created_at,
  used_at,
}: Passkey): z.output<typeof passkeySchema> {
  return {
    id,
    name,
    site,
    created_at: wireInstant(created_at),
    used_at: used_at === null ? null : wireInstant(used_at),
  };
}
