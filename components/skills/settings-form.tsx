'use client';

import dynamic from 'next/dynamic';
import { Suspense, useState, type ComponentType } from 'react';
import { Segmented } from '@/components/form/segmented';
import { Button } from '@/components/ui/button';
import { asSettings, type JsonNode, type JsonObject } from '@/lib/json/node';
import type { InvalidText, ObjectFormProps, SkillDefinition, SkillFormProps } from './define-skill';
import { FormSkeleton } from './form-skeleton';
import { useIssues } from './use-issues';

const JsonSettings = dynamic(async () => (await import('./json/json-settings')).JsonSettings);

interface SettingsFormProps extends SkillFormProps {
  /** The skill's own form; null where it has none. */
  OwnForm: ComponentType<ObjectFormProps> | null;
  initialConfig: JsonObject;
  validate: SkillDefinition['validate'];
}

type View = 'form' | 'json';

/** Any skill's settings, as its own form or as JSON. Each view opens on what the other made. */
export function SettingsForm({ OwnForm, initialConfig, validate, ...props }: SettingsFormProps) {
  const [view, setView] = useState<View>(props.invalidText === null ? 'form' : 'json');
  const [latest, setLatest] = useState(props.config);
  const [opened, setOpened] = useState({ config: props.config, round: 0 });
  const [isFormless, setIsFormless] = useState(OwnForm === null);
  const [invalid, setInvalid] = useState(props.invalidText);
  const settings = asSettings(opened.config);
  const isForm = view === 'form' && !isFormless && OwnForm !== null && settings !== undefined;
  const issues = useIssues(validate, latest, props.showAllIssues && !isForm);
  const { isReadOnly } = props;

  function report(config: JsonNode) {
    setLatest(config);
    props.onConfigChange(config);
  }

  function reportInvalid(next: InvalidText | null) {
    setInvalid(next);
    props.onInvalidText(next);
  }

  function open(next: View, config: JsonNode) {
    setOpened({ config, round: opened.round + 1 });
    setView(next);
  }

  function replace() {
    report(initialConfig);
    reportInvalid(null);
    open('form', initialConfig);
  }

  const isOdd = asSettings(latest) === undefined;
  return (
    <div className="flex flex-col gap-3">
      {!isFormless && (
        <div className="flex justify-end">
          <Segmented<View>
            aria-label="Show settings as"
            options={[
              { value: 'form', label: 'Form', disabled: invalid !== null || isOdd },
              { value: 'json', label: 'JSON' },
            ]}
            value={isForm ? 'form' : 'json'}
            onChange={(next) => open(next, latest)}
          />
        </div>
      )}
      {isOdd && !isReadOnly && (
        <div className="flex flex-col items-start gap-2">
          <p className="text-sm">
            A save sends these settings back unchanged until you edit or replace them.
          </p>
          <Button size="sm" onClick={replace}>
            Replace with default settings
          </Button>
        </div>
      )}
      {isForm ? (
        <OwnForm
          key={opened.round}
          {...props}
          config={settings}
          onConfigChange={report}
          onNoForm={() => setIsFormless(true)}
        />
      ) : (
        <Suspense fallback={<FormSkeleton room="min-h-60" />}>
          <JsonSettings
            key={opened.round}
            {...props}
            config={opened.config}
            origin={props.config}
            latest={latest}
            issues={issues}
            hasForm={!isFormless}
            onConfigChange={report}
            onInvalidText={reportInvalid}
          />
        </Suspense>
      )}
    </div>
  );
}
