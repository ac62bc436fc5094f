import type { LookThroughKind } from '@portfolio/domain';
import { ALL_WORLD, BONDS, EMERGING, SMALL_CAP, WORLD } from './funds.ts';

/** What a fund of the demo holds: plausible, but no record of it. */
export interface FundWeights {
  readonly isin: string;
  readonly kind: LookThroughKind;
  /** `name weight in percent`, divided by semicolons; the rest is not broken down. */
  readonly parts: string;
}

const of = (fund: { readonly isin: string }, kind: LookThroughKind, parts: string): FundWeights => ({
  isin: fund.isin,
  kind,
  parts,
});

/** Spelled as the provider of each fund does. Gold is none of it, and of the bonds no holdings are known. */
export const FUND_WEIGHTS: readonly FundWeights[] = [
  of(
    WORLD,
    'region',
    'United States 71.9; Japan 5.4; United Kingdom 3.6; Canada 3.2; France 2.7; Germany 2.4; Switzerland 2.3; Australia 1.7; Netherlands 1.2; Spain 0.9; Sweden 0.9; Italy 0.8; Hong Kong 0.5; Denmark 0.5; Singapore 0.4',
  ),
  of(
    WORLD,
    'sector',
    'Information Technology 27.3; Financials 16.7; Industrials 11.2; Consumer Discretionary 10.1; Health Care 9.3; Communication 8.8; Consumer Staples 5.4; Energy 3.4; Materials 3.1; Utilities 2.6; Real Estate 1.9',
  ),
  of(
    WORLD,
    'holding',
    'NVIDIA Corp 5.4; Apple Inc 4.9; Microsoft Corp 4.1; Amazon.com Inc 2.7; Alphabet Inc Class A 2.3; Broadcom Inc 1.9; Alphabet Inc Class C 1.9; Meta Platforms Inc Class A 1.7; Tesla Inc 1.4; JPMorgan Chase & Co 1.1; Eli Lilly 1; ASML Holding NV 0.5',
  ),
  of(
    ALL_WORLD,
    'region',
    'United States of America 62.8; Japan 5.9; UK 3.4; China 3.5; Canada 2.9; Taiwan 2.4; Switzerland 2.1; France 2.3; Germany 2.1; India 2.1; Australia 1.6; Korea 1.6; Netherlands 1; Spain 0.8; Sweden 0.8; Italy 0.7; Brazil 0.5; Denmark 0.5; South Africa 0.4; Saudi Arabia 0.4',
  ),
  of(
    ALL_WORLD,
    'sector',
    'Technology 32.1; Financials 15.6; Industrials 12.7; Consumer Discretionary 13.1; Health Care 8.5; Consumer Staples 4.5; Energy 3.5; Utilities 2.7; Telecommunications 2.6; Basic Materials 2.8; Real Estate 1.8',
  ),
  of(
    ALL_WORLD,
    'holding',
    'NVIDIA Corp. 4.9; Apple Inc. 4.4; Microsoft Corp. 3.7; Amazon.com Inc. 2.4; Alphabet Inc. Class A 2; Broadcom Inc. 1.7; Taiwan Semiconductor Manufacturing Co. Ltd. 1.5; Alphabet Inc. Class C 1.6; Meta Platforms Inc. Class A 1.5; Tesla Inc. 1.2; JPMorgan Chase & Co. 0.9; Tencent Holdings Ltd. 0.7',
  ),
  of(
    EMERGING,
    'region',
    'China 25.6; Taiwan 20.5; India 18.3; Korea (South) 13.2; Brazil 4.2; Saudi Arabia 3.2; South Africa 3.4; Mexico 1.8; Malaysia 1.5; Thailand 1.2; Indonesia 1.3; Poland 1.1; United Arab Emirates 1.4; Turkey 0.8; Greece 0.7; Czech Republic 0.2',
  ),
  of(
    EMERGING,
    'sector',
    'Information Technology 25.9; Financials 20.2; Consumer Discretionary 11.7; Communication 9.1; Industrials 9.3; Materials 7.2; Consumer Staples 4.6; Health Care 4.1; Energy 3.6; Utilities 2.5; Real Estate 1.7',
  ),
  of(
    EMERGING,
    'holding',
    'Taiwan Semiconductor Manufacturing Co Ltd 10.1; Tencent Holdings Ltd 4.5; Samsung Electronics Ltd 3.1; Alibaba Group Holding Ltd 3; SK Hynix Inc 1.6; HDFC Bank Ltd 1.1; China Construction Bank Corp H 0.9; Xiaomi Corp 0.9',
  ),
  of(
    SMALL_CAP,
    'region',
    'United States 61.8; Japan 12.1; United Kingdom 4.8; Canada 4.1; Australia 3.9; Sweden 1.9; Switzerland 1.6; Germany 1.5; Italy 1.3; Israel 1.2; France 1.1; Norway 0.8',
  ),
  of(
    SMALL_CAP,
    'sector',
    'Industrials 20.4; Financials 15.3; Information Technology 12.6; Consumer Discretionary 12.2; Health Care 10.4; Materials 7.9; Real Estate 7.6; Consumer Staples 4.2; Energy 4; Communication 3.1; Utilities 2.2',
  ),
  of(
    BONDS,
    'region',
    'France 24.1; Italy 22.4; Germany 18.6; Spain 14.5; Belgium 5.2; Netherlands 4.5; Austria 3.9; Portugal 2; Finland 1.8; Ireland 1.4',
  ),
];
