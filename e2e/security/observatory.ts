import {
  testContentTypeOptions,
  testFrameOptions,
  testReferrerPolicy,
  testResourcePolicy,
  testSharing,
} from './observatory/headers';
import { testPolicy } from './observatory/policy';
import { testScripts } from './observatory/scripts';
import type { Outcome, Site } from './observatory/site';
import { testCookies, testRedirection, testStrictTransport } from './observatory/transport';

const TESTS = {
  'content-security-policy': testPolicy,
  cookies: testCookies,
  'cross-origin-resource-sharing': testSharing,
  redirection: testRedirection,
  'referrer-policy': testReferrerPolicy,
  'strict-transport-security': testStrictTransport,
  'subresource-integrity': testScripts,
  'x-content-type-options': testContentTypeOptions,
  'x-frame-options': testFrameOptions,
  'cross-origin-resource-policy': testResourcePolicy,
} satisfies Record<string, (site: Site) => Outcome>;

type TestName = keyof typeof TESTS;

const BASELINE = 100;
/** Who scores less before bonuses gets none. */
const BONUS_FROM = 90;

/** The lowest score of each grade. */
const GRADES = [
  [100, 'A+'],
  [90, 'A'],
  [85, 'A-'],
  [80, 'B+'],
  [70, 'B'],
  [65, 'B-'],
  [60, 'C+'],
  [50, 'C'],
  [45, 'C-'],
  [40, 'D+'],
  [30, 'D'],
  [25, 'D-'],
] as const;

export interface Score {
  readonly score: number;
  readonly grade: string;
  readonly outcomes: Readonly<Record<TestName, Outcome>>;
}

/**
 * Scores a site by the published rules of MDN's HTTP Observatory, as of November 2026: 100 points,
 * less what each test takes away; from 90 on, plus what tests add.
 * Left out, for want of a network: the preload list (5 points more), certificates, and the list of
 * public suffixes.
 * @see https://developer.mozilla.org/en-US/observatory/docs/tests_and_scoring
 */
export function scoreSite(site: Site): Score {
  const names = Object.keys(TESTS) as TestName[];
  const outcomes = Object.fromEntries(names.map((name) => [name, TESTS[name](site)])) as Record<
    TestName,
    Outcome
  >;
  const modifiers = Object.values(outcomes).map(({ modifier }) => modifier);
  const sum = (part: number[]) => part.reduce((total, modifier) => total + modifier, 0);
  const penalised = BASELINE + sum(modifiers.filter((modifier) => modifier < 0));
  const bonus = sum(modifiers.filter((modifier) => modifier > 0));
  const score = Math.max(penalised >= BONUS_FROM ? penalised + bonus : penalised, 0);
  return { score, grade: GRADES.find(([from]) => score >= from)?.[1] ?? 'F', outcomes };
}
