import { z } from 'zod';

/** Of an answer to a search, what is read. */
export const searchSchema = z.object({
  quotes: z.array(
    z.object({
      symbol: z.string().min(1).max(32),
      exchange: z.string().optional(),
      exchDisp: z.string().optional(),
      longname: z.string().optional(),
      shortname: z.string().optional(),
    }),
  ),
});
