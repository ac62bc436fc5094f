import { z } from 'zod';
import { failed, type Fetched } from './failure.ts';
import type { Net } from './net/net.ts';
import { readJson } from './net/read-json.ts';
import type { ListingProposal } from './provider.ts';

/** Exchanges by the code that OpenFIGI tells, with the name of each and what Yahoo writes behind its symbols. */
const EXCHANGES: Readonly<Record<string, readonly [name: string, suffix: string]>> = {
  GY: ['Xetra', '.DE'],
  GF: ['Frankfurt', '.F'],
  GS: ['Stuttgart', '.SG'],
  GM: ['Munich', '.MU'],
  NA: ['Amsterdam', '.AS'],
  FP: ['Paris', '.PA'],
  BB: ['Brussels', '.BR'],
  PL: ['Lisbon', '.LS'],
  IM: ['Milan', '.MI'],
  LN: ['London', '.L'],
  ID: ['Dublin', '.IR'],
  SW: ['Swiss Exchange', '.SW'],
  SE: ['Swiss Exchange', '.SW'],
  AV: ['Vienna', '.VI'],
  SM: ['Madrid', '.MC'],
  SS: ['Stockholm', '.ST'],
  DC: ['Copenhagen', '.CO'],
  NO: ['Oslo', '.OL'],
  FH: ['Helsinki', '.HE'],
  CP: ['Prague', '.PR'],
  PW: ['Warsaw', '.WA'],
  HB: ['Budapest', '.BD'],
  CT: ['Toronto', '.TO'],
  AT: ['Australia', '.AX'],
  UN: ['New York', ''],
  UW: ['NASDAQ', ''],
  UP: ['NYSE Arca', ''],
};

const answerSchema = z.array(
  z.object({
    data: z
      .array(
        z.object({
          ticker: z.string().nullable(),
          exchCode: z.string().nullable(),
          name: z.string().nullable(),
        }),
      )
      .optional(),
  }),
);

/** Finds listings of an ISIN. */
export interface OpenFigi {
  /** Without currency and close; none for an ISIN that it does not know. */
  search(isin: string): Promise<Fetched<ListingProposal[]>>;
}

/** @param base address before `/v3/mapping` */
export function openFigi(net: Net, base: string): OpenFigi {
  return {
    search: async (isin) => {
      const address = `${base}/v3/mapping`;
      const body = JSON.stringify([{ idType: 'ID_ISIN', idValue: isin }]);
      const headers = { 'content-type': 'application/json' };
      const text = await net.fetchText(address, { method: 'POST', headers, body });
      if ('failure' in text) return text;
      const json = readJson(text.value, address);
      if ('failure' in json) return json;
      const answer = answerSchema.safeParse(json.value);
      if (!answer.success) return failed('answer_unreadable', { host: new URL(address).host });
      const proposals = answer.data.flatMap(({ data = [] }) =>
        data.flatMap(({ ticker, exchCode, name }): ListingProposal[] => {
          const [exchange, suffix] = EXCHANGES[exchCode ?? ''] ?? [];
          if (ticker === null || exchange === undefined || suffix === undefined) return [];
          // OpenFIGI writes a share class behind a slash, Yahoo behind a hyphen.
          const symbol = ticker.replace('/', '-') + suffix;
          return [{ symbol, exchange, name: name ?? '', currency: null, close: null, foundBy: 'openfigi' }];
        }),
      );
      return { value: proposals };
    },
  };
}
