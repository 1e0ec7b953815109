import type { ComponentType } from 'react';
import type { JsonObject } from '@/lib/json/node';
import type { JsonPointer } from '@/lib/json/pointer';
import type { MergeRules } from '@/lib/skill-set/merge-rules';

/**
 * The contract of a skill: what the dashboard must know to show, edit and explain one.
 * Typed inside (its schema and form), plain outside: a config goes in, a config comes out.
 */
export interface SkillDefinition {
  /** The API's `skill_id`; null for the one definition that serves every skill without its own. */
  readonly skill_id: string | null;
  /** One line, shown where the registry has no description. */
  readonly description: string;
  /** Whether there is anything to set. Without it the card is a switch alone. */
  readonly hasSettings: boolean;
  /** What a fresh attachment starts with. */
  readonly initialConfig: JsonObject;
  /** One line on the settings: "3 documents · on demand · prompt of 412 characters". */
  summarize: (config: JsonObject) => string;
  /**
   * What would make a save fail or be pointless, by field, judged without the API. It may fetch
   * its rules first: nobody needs them before a review.
   */
  validate: (config: JsonObject) => Promise<readonly FieldIssue[]>;
  /** Reasons and remedies that can be known from the config and its surroundings. */
  checkHealth: (config: JsonObject, context: HealthContext) => readonly HealthNote[];
  /** How edits of two people are merged where they meet. */
  readonly mergeRules: MergeRules;
  /** The form's field an API fault belongs to (path below `config`), or null for the card itself. */
  fieldOf: (path: readonly (string | number)[]) => string | null;
  /** The document ids a config names, for look-ups. */
  documentIds: (config: JsonObject) => readonly string[];
  readonly Form: ComponentType<SkillFormProps>;
  /** Classes for the room its form mostly takes, kept until its code is there; else 288 px. */
  readonly formRoom?: string;
}

export interface SkillFormProps {
  /** What the form opens on. Another opening is another React `key`. */
  readonly config: JsonObject;
  /** Every edit, as the whole config it makes. What the form does not know is in it, untouched. */
  readonly onConfigChange: (config: JsonObject) => void;
  /** Where the form holds a text that is no config yet: why, or null once it is one again. */
  readonly onInvalidText: (reason: string | null) => void;
  /** What the API said of the last save, by field name. Each save brings another object. */
  readonly apiErrors: Readonly<Record<string, string>>;
  /** True once a review was asked for: every issue is shown, touched or not. */
  readonly showAllIssues: boolean;
  /** Stock PALs and detached skills can be looked at only. */
  readonly isReadOnly: boolean;
  /** Unique within the page; ids of the form's elements begin with it. */
  readonly idPrefix: string;
}

export interface FieldIssue {
  /** The form's field name: the element with id `${idPrefix}-${field}` takes the focus. */
  readonly field: string;
  readonly message: string;
}

export interface HealthContext {
  /** `full`, `echo`, or null where the API did not say. */
  readonly pipelineMode: string | null;
  /** By document id; ids that were not looked up (yet) are absent. */
  readonly documents: ReadonlyMap<string, DocumentState>;
}

/** What is known of a document a config names; `unchecked` means the look-up failed. */
export type DocumentState =
  | { readonly state: 'found'; readonly name: string; readonly problem: string | null }
  | { readonly state: 'missing' }
  | { readonly state: 'unchecked' };

export interface HealthNote {
  readonly level: 'warning' | 'info' | 'unchecked';
  /** The reason and the remedy, in one or two sentences. */
  readonly text: string;
}

/**
 * The differences of two configs in words, one row a field a person would name; empty where both
 * mean the same. A skill's own stands in `change-words.ts`.
 */
export type DescribeChanges = (
  before: JsonObject,
  after: JsonObject,
  context: WordsContext,
) => ChangeRow[];

export interface WordsContext {
  /** A document's name, or undefined where it is not known. */
  readonly documentName: (documentId: string) => string | undefined;
}

/** One difference as a person would say it. `pointer` (below `config`) lets it be reset alone. */
export interface ChangeRow {
  readonly pointer: JsonPointer;
  /** The field's label as its form shows it: "Prompt", "calendar". */
  readonly label: string;
  /** `text` is compared word by word, `list` item by item, `value` whole. */
  readonly kind: 'text' | 'list' | 'value';
  /** null where there was (or will be) nothing. Lists have one item a line. */
  readonly before: string | null;
  readonly after: string | null;
}
