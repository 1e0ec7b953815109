import type { ComponentType } from 'react';
import { asSettings, type JsonNode, type JsonObject } from '@/lib/json/node';
import type { JsonPointer } from '@/lib/json/pointer';
import type { MergeRules } from '@/lib/skill-set/merge-rules';
import { oddWords } from './odd-settings';
import { SettingsForm } from './settings-form';

/**
 * The contract of a skill: what the dashboard must know to show, edit and explain it. `defineSkill`
 * makes one. Every function takes any JSON as the config, also what no form can edit (see `asSettings`).
 */
export interface SkillDefinition {
  /** The API's `skill_id`; null for the one definition that serves every skill without its own. */
  readonly skill_id: string | null;
  /** One line, shown where the registry has no description. */
  readonly description: string;
  /** Whether there is anything to set or to show. Without it the card is only a switch. */
  hasSettings: (config: JsonNode) => boolean;
  /** What a fresh attachment starts with. */
  readonly initialConfig: JsonObject;
  /** One line on the settings: "3 documents · on demand · 412-character prompt". */
  summarize: (config: JsonNode) => string;
  /**
   * What would make a save fail or be pointless, by field, judged without the API. It may fetch
   * its rules first: nobody needs them before a review.
   */
  validate: (config: JsonNode) => Promise<readonly FieldIssue[]>;
  /** Reasons and remedies that can be known from the config and its surroundings. */
  checkHealth: (config: JsonNode, context: HealthContext) => readonly HealthNote[];
  /** Skills that Tavus refuses to attach together with this one. See `clashesOf`. */
  readonly excludes: readonly string[];
  /** Skills that work together with this one, but get in its way. See `clashesOf`. */
  readonly competesWith: readonly string[];
  /** What is sent in place of a changed config, and what was left out, for Review. */
  prepare?: (config: JsonNode) => Prepared<JsonNode>;
  /** How edits of two people are merged where they meet. */
  readonly mergeRules: MergeRules;
  /** The form's field an API fault belongs to (path below `config`), or null for the card itself. */
  fieldOf: (path: readonly (string | number)[]) => string | null;
  /** The document ids a config names, for look-ups. */
  documentIds: (config: JsonNode) => readonly string[];
  readonly Form: ComponentType<SkillFormProps>;
  /** Classes for the room its form mostly takes, kept until its code is there; else 288 px. */
  readonly formRoom?: string;
}

/** What a skill's own folder writes: the same for settings (see `asSettings`), as all should be. */
export interface ObjectSkill extends Pick<
  SkillDefinition,
  'skill_id' | 'description' | 'initialConfig' | 'mergeRules' | 'fieldOf' | 'formRoom'
> {
  /** Whether the skill has anything to set. */
  readonly hasSettings: boolean;
  summarize: (config: JsonObject) => string;
  validate: (config: JsonObject) => Promise<readonly FieldIssue[]>;
  checkHealth: (config: JsonObject, context: HealthContext) => readonly HealthNote[];
  readonly excludes?: readonly string[];
  readonly competesWith?: readonly string[];
  prepare?: (config: JsonObject) => Prepared<JsonObject>;
  documentIds: (config: JsonObject) => readonly string[];
  /** Null where the settings are only shown as JSON. */
  readonly Form: ComponentType<ObjectFormProps> | null;
}

/** The config to send, and a sentence for each thing that was left out of it. */
export interface Prepared<Config> {
  readonly config: Config;
  readonly notes: readonly string[];
}

/** A definition from a skill's own code, which then only meets settings a form can edit. */
export function defineSkill(own: ObjectSkill): SkillDefinition {
  const { prepare, Form, initialConfig, ...rest } = own;
  const validate = (config: JsonNode) => on(config, own.validate, () => Promise.resolve([]));
  return {
    ...rest,
    initialConfig,
    excludes: own.excludes ?? [],
    competesWith: own.competesWith ?? [],
    hasSettings: (config) => own.hasSettings || !isEmpty(config),
    summarize: (config) => on(config, own.summarize, () => oddWords(config).summary),
    validate,
    checkHealth: (config, context) =>
      on<readonly HealthNote[]>(
        config,
        (settings) => own.checkHealth(settings, context),
        () => [{ level: 'warning', text: oddWords(config).health }],
      ),
    ...(prepare && {
      prepare: (config) => on<Prepared<JsonNode>>(config, prepare, () => ({ config, notes: [] })),
    }),
    documentIds: (config) => on(config, own.documentIds, () => []),
    Form: (props) => (
      <SettingsForm {...props} OwnForm={Form} initialConfig={initialConfig} validate={validate} />
    ),
  };
}

/** What a skill's own code says of its settings, or what is said of any that it cannot read. */
function on<Value>(
  config: JsonNode,
  own: (settings: JsonObject) => Value,
  odd: () => Value,
): Value {
  const settings = asSettings(config);
  return settings === undefined ? odd() : own(settings);
}

function isEmpty(config: JsonNode): boolean {
  return config.kind === 'object' && config.entries.size === 0;
}

/** A text that is not valid JSON: why, and the text itself, so that it is not lost. */
export interface InvalidText {
  readonly reason: string;
  readonly text: string;
}

export interface SkillFormProps {
  /** What the form opens on. Another opening is another React `key`. */
  readonly config: JsonNode;
  /** Every edit, as the whole config it makes. What the form does not know is in it, untouched. */
  readonly onConfigChange: (config: JsonNode) => void;
  /** Called with a text that is not a valid config, and with null once it is valid again. */
  readonly onInvalidText: (invalid: InvalidText | null) => void;
  /** The invalid text to open with, kept from an earlier visit; null where there is none. */
  readonly invalidText: InvalidText | null;
  /** What the API said of the last save, by field name. Each save brings another object. */
  readonly apiErrors: Readonly<Record<string, string>>;
  /** True once a review was asked for: every issue is shown, touched or not. */
  readonly showAllIssues: boolean;
  /** Stock PALs and detached skills can be looked at only. */
  readonly isReadOnly: boolean;
  /** Unique within the page; ids of the form's elements begin with it. */
  readonly idPrefix: string;
}

/** A skill's own form: opened on an object, it reports objects. */
export interface ObjectFormProps extends Omit<
  SkillFormProps,
  'config' | 'onConfigChange' | 'onInvalidText' | 'invalidText'
> {
  readonly config: JsonObject;
  readonly onConfigChange: (config: JsonObject) => void;
  /** For a form that turns out to have nothing to show: the settings are shown as JSON then. */
  readonly onNoForm?: () => void;
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

/** What is known of a document a config names; `unchecked`: the look-up failed or is pending. */
export type DocumentState =
  | { readonly state: 'found'; readonly name: string; readonly problem: string | null }
  | { readonly state: 'missing' }
  | { readonly state: 'unchecked'; readonly isPending?: boolean };

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
export interface ChangeRow extends ChangePart {
  readonly pointer: JsonPointer;
  /** The same difference in detail, where it can only be reset as a whole, such as within a list. */
  readonly parts?: readonly ChangePart[];
}

export interface ChangePart {
  /** The field's label as its form shows it: "Prompt", "calendar". */
  readonly label: string;
  /** `text` is compared word by word, `list` item by item, `value` whole. */
  readonly kind: 'text' | 'list' | 'value';
  /** null where there was (or will be) nothing. Lists have one item a line. */
  readonly before: string | null;
  readonly after: string | null;
}
