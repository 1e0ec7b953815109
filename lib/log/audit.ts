import 'server-only';
import type { Admin } from '@/lib/auth/admin';
import { env } from '@/lib/env';
import { parseJson } from '@/lib/json/parse';
import type { SkillChange } from '@/lib/skill-set/changes';
import type { SkillAttachmentWire } from '@/lib/skill-set/skill-set';
import { appendLine, systemCode } from './audit-file';
import { lineHead, log, toMember, writeLine, type LogFields } from './log';
import { escapeUnsafe, objectJson, treeJson } from './one-line';

/** A whole skill set, as far as it can be put back. */
export interface AuditedSet {
  readonly fingerprint: string;
  readonly skills: readonly Pick<SkillAttachmentWire, 'skill_id' | 'config'>[];
}

/** Written before a save is sent: what it would take to put the set back. */
export interface AuditedStart {
  readonly event: 'save_started';
  readonly admin: Admin;
  readonly pal_id: string;
  readonly save_id: string;
  readonly changes: readonly SkillChange[];
  /** Whether a draft in PAL Maker is to be discarded. */
  readonly discard_draft?: true | undefined;
  /** The set that the save replaces. */
  readonly before: AuditedSet;
}

export interface AuditedSave {
  readonly event: 'save';
  readonly admin: Admin;
  readonly pal_id: string;
  readonly save_id: string;
  /** The kind of its outcome, the code of its failure, or `fault` where a bug ended it. */
  readonly outcome: string;
  /** Why it was not sent, not saved or is unknown. */
  readonly failure?: string | undefined;
  readonly confirmed_by?: string | undefined;
  /** What Tavus was found to hold after it refused the save. */
  readonly held?: string | undefined;
  readonly discard_draft?: true | undefined;
  /** Whether the API reported that a draft was discarded. */
  readonly discarded_draft?: true | undefined;
  readonly duration_ms: number;
  readonly changes: readonly SkillChange[];
  /** The set as it was read right before. Null where it was not. */
  readonly before: AuditedSet | null;
  /** The set as it was read last, after it. Null where it was not. */
  readonly after: AuditedSet | null;
}

/** What is written down for good: who, what, to what, how it ended. */
export type AuditEvent =
  | {
      readonly event: 'sign_in';
      readonly method: 'password' | 'oidc';
      readonly outcome: 'ok' | 'refused';
      readonly reason?: string;
      readonly user?: string;
      readonly user_name?: string;
    }
  | { readonly event: 'sign_out'; readonly everywhere: boolean; readonly user: string }
  | {
      readonly event: 'access_refused';
      readonly door: string;
      readonly code: string;
      readonly user?: string;
    }
  /** Refusals of a client, or of a user, in one minute that have no line of their own. */
  | {
      readonly event: 'refusals';
      readonly client?: string;
      readonly user?: string;
      readonly count: number;
    }
  | AuditedStart
  | AuditedSave;

/**
 * Writes one line to standard output, whatever `LOG_LEVEL` says, and, where `AUDIT_FILE` is set, to
 * that file. A file that cannot be written is told by an error line and stops nobody: a full disk
 * must not lock people out of a PAL that says something wrong, and the line itself is still on
 * standard output.
 * @param isFlushed whether the line is on the disk, and not only with the system, when this returns
 */
export function audit(event: AuditEvent, { isFlushed = false } = {}): void {
  const line = auditLine(event);
  writeLine(line);
  const { auditFile } = env();
  if (auditFile === null) return;
  try {
    appendLine(auditFile, line, { isFlushed });
  } catch (error) {
    log('error', 'audit_file_failed', { code: systemCode(error) });
  }
}

/** The line of an event, without its end. */
function auditLine(event: AuditEvent): string {
  const head = lineHead('audit', event.event);
  if (event.event === 'save') return objectJson([...head, ...saveMembers(event)]);
  if (event.event === 'save_started') return objectJson([...head, ...startMembers(event)]);
  return objectJson([...head, ...members(event)]);
}

function startMembers(start: AuditedStart): [string, string | undefined][] {
  const { admin, pal_id, save_id, discard_draft } = start;
  return [
    ...whoMembers(admin),
    ...members({ pal_id, save_id, discard_draft }),
    ['changes', `[${start.changes.map(changeJson).join(',')}]`],
    ['before', setJson(start.before)],
  ];
}

function saveMembers(save: AuditedSave): [string, string | undefined][] {
  const { pal_id, save_id, outcome, failure, confirmed_by, held } = save;
  const { discard_draft, discarded_draft, duration_ms } = save;
  return [
    ...whoMembers(save.admin),
    ...members({ pal_id, save_id, outcome, failure, confirmed_by, held }),
    ...members({ discard_draft, discarded_draft, duration_ms }),
    ['changes', `[${save.changes.map(changeJson).join(',')}]`],
    ['before', setJson(save.before)],
    ['after', setJson(save.after)],
  ];
}

function whoMembers(admin: Admin): [string, string | undefined][] {
  return members({ user: admin.user.id, user_name: admin.user.name, role: admin.role });
}

function members(fields: LogFields): [string, string | undefined][] {
  return Object.entries(fields).map(toMember);
}

function changeJson({ kind, skill_id }: SkillChange): string {
  return objectJson([
    ['kind', text(kind)],
    ['skill_id', text(skill_id)],
  ]);
}

/** `skills` is what the body of the API's PUT holds, so that a set can be put back from its line. */
function setJson(set: AuditedSet | null): string {
  if (set === null) return 'null';
  const skills = set.skills.map(
    ({ skill_id, config }) => [skill_id, objectJson([['config', configJson(config)]])] as const,
  );
  return objectJson([
    ['fingerprint', text(set.fingerprint)],
    ['skills', objectJson(skills)],
  ]);
}

/** The API's own tokens: a config that went through JavaScript would come back with other numbers. */
function configJson(config: string): string {
  const parsed = parseJson(config);
  // A set that was read holds nothing else; a line about a save is not the place to find out.
  return parsed.ok ? treeJson(parsed.value) : text(config);
}

/** Whole, however long: an id that was cut names nothing. */
function text(value: string): string {
  return escapeUnsafe(JSON.stringify(value));
}
