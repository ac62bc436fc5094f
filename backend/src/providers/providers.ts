import type { Config } from '../config.ts';
import { addressProvider } from './address/address.ts';
import { type Ecb, ecb } from './ecb/ecb.ts';
import { createNet, NET_DEFAULTS, type NetOptions } from './net/net.ts';
import { type OpenFigi, openFigi } from './openfigi.ts';
import type { ClosesProvider } from './provider.ts';
import { type Yahoo, yahoo } from './yahoo/yahoo.ts';

/** Everyone who can be asked. */
export interface Providers {
  readonly yahoo: Yahoo;
  readonly address: ClosesProvider;
  readonly ecb: Ecb;
  readonly openFigi: OpenFigi;
  /** Ends what is being asked and asks nothing more. */
  close(): void;
}

/** @param options  of the net, for who is in a hurry */
export function createProviders(config: Config, options: Partial<NetOptions> = {}): Providers {
  const closing = new AbortController();
  const net = createNet({
    ...NET_DEFAULTS,
    ...options,
    privateHosts: config.priceHosts,
    signal: closing.signal,
  });
  return {
    yahoo: yahoo(net, config.yahooAddress),
    address: addressProvider(net),
    ecb: ecb(net, config.ecbAddress),
    openFigi: openFigi(net, config.openFigiAddress),
    close: () => closing.abort(),
  };
}
