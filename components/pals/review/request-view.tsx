'use client';

import { useState } from 'react';
import { CopyButton } from '@/components/ui/copy-button';
import { editsText } from '@/components/pals/editor/copy-edits';
import type { SkillConfigs } from '@/lib/skill-set/changes';
import { asCurl, requestUrl } from './request';

interface RequestViewProps {
  readonly apiBaseUrl: string;
  readonly palId: string;
  readonly configs: SkillConfigs;
}

/** The call that a save makes. */
export function RequestView(props: RequestViewProps) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <details
      className="rounded border border-line"
      onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}
    >
      <summary className="min-h-10 cursor-pointer rounded px-4 py-2 font-medium hover:bg-sunken">
        API request
      </summary>
      {isOpen && <Request {...props} />}
    </details>
  );
}

function Request({ apiBaseUrl, palId, configs }: RequestViewProps) {
  return (
    <div className="space-y-2 border-t border-line p-4">
      <div className="flex items-start justify-between gap-2">
        <p className="min-w-0 font-mono text-xs break-all">PUT {requestUrl(apiBaseUrl, palId)}</p>
        <CopyButton text={asCurl(apiBaseUrl, palId, configs)} label="Copy as cURL" isLabelShown />
      </div>
      <pre
        tabIndex={0}
        aria-label="Request body"
        className="max-h-96 overflow-auto rounded bg-sunken p-3 font-mono text-xs"
      >
        {editsText(configs)}
      </pre>
    </div>
  );
}
