import type { Template, TemplateResource } from '../deployment.ts';
import type { MicroDollars } from './micro-dollars.ts';
import { FREE, HOURS_PER_MONTH, hourOf, pricedAs, priceOf, type PricedRegion } from './price-table.ts';

/** One thing that costs something, or might. */
export interface CostLine {
  readonly what: string;
  readonly perMonth: MicroDollars;
}

/** What the templates cost each month. */
export interface Cost {
  readonly lines: readonly CostLine[];
  readonly total: MicroDollars;
  /** Asked for, and the one whose prices were taken. */
  readonly region: string;
  readonly pricedRegion: PricedRegion;
}

/** A portfolio of many years is some megabytes; a gigabyte stands for what a bucket or the snapshots come to at most. */
const ASSUMED_GIGABYTES = 1n;
const FREE_ALARMS = 10;

interface Scene {
  readonly region: PricedRegion;
  readonly valueOf: (value: unknown) => unknown;
  readonly all: readonly TemplateResource[];
}

type Rule = (id: string, resource: TemplateResource, scene: Scene) => CostLine[];

const listOf = (value: unknown) => (Array.isArray(value) ? (value as unknown[]) : []);
const fieldOf = (value: unknown, name: string) =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;

function gigabytesOf(value: unknown, scene: Scene): bigint {
  const size = scene.valueOf(value);
  return BigInt(typeof size === 'number' || (typeof size === 'string' && /^\d+$/.test(size)) ? size : 8);
}

function hasPublicAddress({ Properties = {} }: TemplateResource, { all, valueOf }: Scene): boolean {
  const own = listOf(Properties.NetworkInterfaces).some(
    (each) => valueOf(fieldOf(each, 'AssociatePublicIpAddress')) === true,
  );
  return (
    own ||
    all.some(
      ({ Type, Properties: other = {} }) =>
        Type === 'AWS::EC2::EIP' ||
        (Type === 'AWS::EC2::Subnet' && valueOf(other.MapPublicIpOnLaunch) === true),
    )
  );
}

/** How each type that costs something is reckoned. */
const RULES: Readonly<Record<string, Rule>> = {
  'AWS::EC2::Instance': (_id, resource, scene) => {
    const type = String(scene.valueOf(resource.Properties?.InstanceType));
    const hours = `${HOURS_PER_MONTH} hours`;
    const address = priceOf(scene.region, 'publicAddressHour') * HOURS_PER_MONTH;
    const disks = listOf(resource.Properties?.BlockDeviceMappings).map((disk): CostLine => {
      const size = gigabytesOf(fieldOf(fieldOf(disk, 'Ebs'), 'VolumeSize'), scene);
      return {
        what: `System disk, ${size} GB`,
        perMonth: size * priceOf(scene.region, 'gp3GigabyteMonth'),
      };
    });
    return [
      { what: `Instance ${type}, ${hours}`, perMonth: hourOf(scene.region, type) * HOURS_PER_MONTH },
      ...(hasPublicAddress(resource, scene)
        ? [{ what: `Its public IPv4 address, ${hours}`, perMonth: address }]
        : []),
      ...disks,
    ];
  },
  'AWS::EC2::Volume': (_id, { Properties = {} }, scene) => {
    const size = gigabytesOf(Properties.Size, scene);
    return [{ what: `Data disk, ${size} GB`, perMonth: size * priceOf(scene.region, 'gp3GigabyteMonth') }];
  },
  'AWS::DLM::LifecyclePolicy': (_id, _resource, { region }) => [
    {
      what: `Snapshots of the data disk, about ${ASSUMED_GIGABYTES} GB`,
      perMonth: ASSUMED_GIGABYTES * priceOf(region, 'snapshotGigabyteMonth'),
    },
  ],
  'AWS::S3::Bucket': (id, _resource, { region }) => [
    {
      what: `${id}, at most ${ASSUMED_GIGABYTES} GB`,
      perMonth: ASSUMED_GIGABYTES * priceOf(region, 'objectGigabyteMonth'),
    },
  ],
  'AWS::CloudWatch::Alarm': () => [],
};

/** Types in the templates that are neither priced nor known to be free. */
export function unpricedTypes(templates: readonly Template[]): string[] {
  const types = templates.flatMap(({ Resources }) => Object.values(Resources).map(({ Type }) => Type));
  return [...new Set(types.filter((type) => !(type in RULES) && !(type in FREE)))].sort();
}

function alarmLines(all: readonly TemplateResource[], region: PricedRegion): CostLine[] {
  const alarms = all.filter(({ Type }) => Type === 'AWS::CloudWatch::Alarm').length;
  if (alarms === 0) return [];
  const paid = BigInt(Math.max(0, alarms - FREE_ALARMS));
  return [
    {
      what: `${alarms} alarms; the first ${FREE_ALARMS} are free`,
      perMonth: paid * priceOf(region, 'alarmMonth'),
    },
  ];
}

/**
 * What the templates cost each month, reckoned from what is in them.
 *
 * @param parameters  values of their parameters where the templates' own defaults do not hold
 * @throws RangeError when a type is neither priced nor free: a cost that leaves something out is no cost
 */
export function costOf(
  templates: readonly Template[],
  region: string,
  parameters: Readonly<Record<string, string>>,
): Cost {
  const unpriced = unpricedTypes(templates);
  if (unpriced.length > 0) throw new RangeError(`prices.json does not know ${unpriced.join(', ')}.`);
  const pricedRegion = pricedAs(region);
  const all = templates.flatMap(({ Resources }) => Object.values(Resources));
  const lines = templates.flatMap(({ Resources, Parameters = {} }) => {
    const valueOf = (value: unknown) => {
      const name = fieldOf(value, 'Ref');
      return typeof name === 'string' ? (parameters[name] ?? Parameters[name]?.Default) : value;
    };
    const scene: Scene = { region: pricedRegion, valueOf, all };
    return Object.entries(Resources).flatMap(([id, resource]) =>
      resource.Type in RULES ? (RULES[resource.Type]?.(id, resource, scene) ?? []) : [],
    );
  });
  const told = [...lines, ...alarmLines(all, pricedRegion)];
  const total = told.reduce((sum, { perMonth }) => sum + perMonth, 0n);
  return { lines: told, total, region, pricedRegion };
}
