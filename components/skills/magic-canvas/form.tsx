'use client';

import { useController } from 'react-hook-form';
import type { JsonNode, JsonObject } from '@/lib/json/node';
import type { ObjectFormProps } from '../define-skill';
import { KeptFields } from '../kept-fields';
import { TextControl } from '../text-control';
import { useSkillForm } from '../use-skill-form';
import { ComponentList } from './component-list';
import { canvasSchema } from './schema';
import { canvasLens, componentsOf } from './values';
import { isKnown } from './summary';

export function MagicCanvasForm(props: ObjectFormProps) {
  const { config: origin, idPrefix, isReadOnly } = props;
  const form = useSkillForm(props, canvasLens, canvasSchema);
  const guidance = useController({ control: form.control, name: 'usage_guidance' });

  return (
    <div className="flex max-w-180 flex-col gap-6">
      <ComponentList form={form} origin={origin} idPrefix={idPrefix} isReadOnly={isReadOnly} />
      <TextControl
        id={`${idPrefix}-usage_guidance`}
        label="Usage guidance"
        hint="Optional. Tells the PAL when to show cards. Not documented by Tavus."
        field={guidance.field}
        error={form.apiErrorOf('usage_guidance') ?? guidance.fieldState.error?.message}
        node={origin.entries.get('usage_guidance')}
        isReadOnly={isReadOnly}
      />
      <KeptFields kept={unknownIn(origin)} />
    </div>
  );
}

/** Fields and components of a config that this form has nothing for. */
function unknownIn(config: JsonObject): [string, JsonNode][] {
  const fields = [...config.entries].filter(([key]) => !FIELDS.has(key));
  const components = [...(componentsOf(config) ?? [])]
    .filter(([name]) => !isKnown(name))
    .map(([name, node]): [string, JsonNode] => [`components › ${name}`, node]);
  return [...components, ...fields];
}

const FIELDS = new Set(['components', 'usage_guidance']);
