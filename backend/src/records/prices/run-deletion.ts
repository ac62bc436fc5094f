import { localDate } from '@portfolio/domain';
import { z } from 'zod';
import { longWork } from '../../http/long-work.ts';
import { type DatedNoun, EXCHANGE_RATES, PRICES } from './dated-noun.ts';
import { deleteHere } from './dated-values.service.ts';

const day = z.string().transform(localDate).nullable();
const filter = z.object({ name: z.string().nullable(), startDate: day, endDate: day });

const runDeletion = (of: DatedNoun) =>
  longWork(filter, async (run, told, requestId) => await deleteHere(run, of, told, requestId));

/** Deletes very many prices. */
export const runPriceDeletion = runDeletion(PRICES);

/** Deletes very many exchange rates. */
export const runRateDeletion = runDeletion(EXCHANGE_RATES);
