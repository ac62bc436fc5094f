import { dayNumber, type Decimal, type LocalDate } from '@portfolio/domain';
import { chance } from './chance.ts';

/** A known value: the day's number, and the value in ten-thousandths. */
export interface Milestone {
  readonly day: number;
  readonly value: bigint;
}

/** What is known of a value over the years, and how it moves in between. */
export interface Course {
  /** Tells this course's chance from that of others. */
  readonly name: string;
  /** Ascending by day, at least one. */
  readonly milestones: readonly Milestone[];
  /** How far it moves in a day, typically, in millionths. */
  readonly dailyMove: number;
  /** What it gains in a year after the last milestone, in millionths of that one's value. */
  readonly yearlyGrowth: bigint;
}

const MILLION = 1_000_000n;
const DAYS_PER_YEAR = 365n;
const DAYS_BETWEEN_LATER_MILESTONES = 30;
/** Four digits, as stored prices have. */
const SCALE = 4;

/**
 * The value of a course on a day, with four fraction digits; the same for everyone who asks.
 *
 * Before the first milestone it stands still, after the last one it grows evenly; everywhere it trembles.
 */
export function valueOn(course: Course, on: LocalDate): Decimal {
  const day = dayNumber(on);
  const [left, right] = around(course, day);
  return { digits: day <= left.day ? left.value : between(course, left, right, day), scale: SCALE };
}

function around(course: Course, day: number): readonly [Milestone, Milestone] {
  const { name, milestones } = course;
  const [first] = milestones;
  const last = milestones.at(-1);
  if (!first || !last) throw new Error(`the course of ${name} has no milestone`);
  if (day > last.day) return later(course, last, day);
  const next = milestones.findIndex((milestone) => milestone.day >= day);
  return [milestones[next - 1] ?? first, milestones[next] ?? last];
}

/** After the last milestone there is one every thirty days. */
function later({ yearlyGrowth }: Course, last: Milestone, day: number): readonly [Milestone, Milestone] {
  const past = Math.floor((day - last.day) / DAYS_BETWEEN_LATER_MILESTONES);
  const milestone = (count: number): Milestone => {
    const days = count * DAYS_BETWEEN_LATER_MILESTONES;
    const growth = (last.value * yearlyGrowth * BigInt(days)) / (MILLION * DAYS_PER_YEAR);
    return { day: last.day + days, value: last.value + growth };
  };
  return [milestone(past), milestone(past + 1)];
}

/** Halves the time between two milestones until the day is met; each middle strays the more, the further they are apart. */
function between({ name, dailyMove }: Course, left: Milestone, right: Milestone, day: number): bigint {
  let [start, end] = [left, right];
  for (;;) {
    const days = end.day - start.day;
    const middle = start.day + Math.floor(days / 2);
    if (day === end.day) return end.value;
    if (day === start.day || middle === start.day) return start.value;
    const straight =
      (start.value * BigInt(end.day - middle) + end.value * BigInt(middle - start.day)) / BigInt(days);
    // The middle of a random walk has the deviation √days / 2; a throw from −1 to 1 has 1 / √3.
    const reach = BigInt(Math.round((dailyMove * Math.sqrt(3 * days)) / 2));
    const thrown = BigInt((chance(name, middle) % 2001) - 1000);
    const value = straight + (straight * reach * thrown) / (MILLION * 1000n);
    if (day < middle) end = { day: middle, value };
    else start = { day: middle, value };
  }
}
