import { useState } from 'react';
import type { JsonNode } from '@/lib/json/node';
import { RadioCards } from '@/components/form/radio-cards';
import { UnreadableField } from '../unreadable-field';
import { inline } from '../words';
import { DEFAULT_TRIGGER } from './values';
import { TRIGGERS } from './triggers';

interface TriggerFieldProps {
  id: string;
  value: string | null;
  onChange: (trigger: string) => void;
  error?: string;
  node: JsonNode | undefined;
  isReadOnly: boolean;
}

const LABEL = 'Slides trigger';

/** Two described choices, and a third where the config holds a trigger this code has not heard of. */
export function TriggerField({ id, value, onChange, error, node, isReadOnly }: TriggerFieldProps) {
  // Stays a choice after another one was made: it must be possible to go back to it.
  const [opened] = useState(value);
  if (value === null) {
    const replace = { isReadOnly, onReplace: () => onChange(DEFAULT_TRIGGER) };
    return (
      <UnreadableField
        id={id}
        label={LABEL}
        node={node}
        expected="text"
        error={error}
        {...replace}
      />
    );
  }
  const options: readonly TriggerOption[] = [
    ...TRIGGERS,
    ...(opened === null || isKnown(opened) ? [] : [keptOption(opened)]),
  ];
  return (
    <div id={id} tabIndex={-1}>
      <RadioCards
        legend={LABEL}
        options={options}
        value={isKnown(value) ? value : KEPT}
        onChange={(choice) => onChange(choice === KEPT && opened !== null ? opened : choice)}
        error={error}
        disabled={isReadOnly}
      />
    </div>
  );
}

/** Stands for the unheard-of trigger, whose own text may not be fit for an element's id. */
const KEPT = 'kept';

interface TriggerOption {
  readonly value: string;
  readonly label: string;
  readonly description: string;
}

function isKnown(trigger: string): boolean {
  return TRIGGERS.some(({ value }) => value === trigger);
}

function keptOption(trigger: string): TriggerOption {
  return {
    value: KEPT,
    label: inline(trigger),
    description: 'Custom value, kept unchanged.',
  };
}
