import 'server-only';
import { createHash } from 'node:crypto';
import { formatInstant } from '../clock';

/** Draws from a seed: the same seed, the same draws, on every machine (mulberry32). */
export class Random {
  constructor(private state: number) {}

  /** From 0 up to, without, 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let bits = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61);
    return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number from 0 up to, without, `end`. */
  below(end: number): number {
    return Math.floor(this.next() * end);
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** @throws Error where there is nothing to pick from */
  pick<T>(items: readonly T[]): T {
    const item = items[this.below(items.length)];
    if (item === undefined) throw new Error('Nothing to pick from');
    return item;
  }

  hex(length: number): string {
    return Array.from({ length }, () => this.below(16).toString(16)).join('');
  }

  /** Microseconds since 1970 between two of them. */
  instant(from: number, to: number): number {
    return Math.floor(from + this.next() * (to - from));
  }
}

/** Hex digits that belong to a text: sample ids stay the same when the list around them changes. */
export function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** The draws that belong to a text. */
export function randomOf(text: string): Random {
  return new Random(Number.parseInt(digest(text).slice(0, 8), 16));
}

/** Microseconds since 1970 of a day in UTC, `2026-10-30`. */
export function day(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) * 1000;
}

export interface AttachmentTimes {
  readonly attached_at: string;
  readonly updated_at: string;
}

/** The sample's year of attachments. */
const FIRST_ATTACHMENT = day('2025-11-01');
const LAST_CHANGE = day('2026-10-31');

/** When a skill was attached to a PAL created at `created`; three in five were changed since. */
export function attachmentTimes(random: Random, created: number): AttachmentTimes {
  const attached = random.instant(Math.max(created, FIRST_ATTACHMENT), LAST_CHANGE);
  const updated = random.chance(0.6) ? random.instant(attached, LAST_CHANGE) : attached;
  return { attached_at: formatInstant(attached), updated_at: formatInstant(updated) };
}
