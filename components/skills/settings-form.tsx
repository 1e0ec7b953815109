'use client';

import dynamic from 'next/dynamic';
import { useState, type ComponentType } from 'react';
import { Button } from '@/components/ui/button';
import type { JsonObject } from '@/lib/json/node';
import type { ObjectFormProps, SkillFormProps } from './define-skill';

const JsonSettings = dynamic(async () => (await import('./json/json-settings')).JsonSettings);

interface SettingsFormProps extends SkillFormProps {
  /** The skill's own form; null where it has none. */
  OwnForm: ComponentType<ObjectFormProps> | null;
  initialConfig: JsonObject;
}

/** Any skill's settings: its own form, or the JSON where there is no form or nothing it can show. */
export function SettingsForm({ OwnForm, initialConfig, ...props }: SettingsFormProps) {
  const [opened, setOpened] = useState(props.config);
  if (OwnForm !== null && opened.kind === 'object') return <OwnForm {...props} config={opened} />;

  function replace() {
    setOpened(initialConfig);
    props.onInvalidText(null);
    props.onConfigChange(initialConfig);
  }

  const isOdd = opened.kind !== 'object';
  return (
    <div className="flex flex-col items-start gap-3">
      {isOdd && (
        <p className="text-sm">
          These settings are not a JSON object, so there is no form for them. They are sent back
          unchanged{props.isReadOnly ? '' : ' until you replace them'}.
        </p>
      )}
      <JsonSettings key={opened.kind} {...props} config={opened} />
      {isOdd && !props.isReadOnly && (
        <Button size="sm" onClick={replace}>
          Replace with default settings
        </Button>
      )}
    </div>
  );
}
