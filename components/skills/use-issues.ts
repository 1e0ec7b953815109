'use client';

import { useEffect, useState } from 'react';
import type { JsonNode } from '@/lib/json/node';
import type { FieldIssue, SkillDefinition } from './define-skill';

const NONE: readonly FieldIssue[] = [];

/** What a skill's own checks find wrong with a config; none while they are not asked for. */
export function useIssues(
  validate: SkillDefinition['validate'],
  config: JsonNode,
  isWanted: boolean,
): readonly FieldIssue[] {
  const [issues, setIssues] = useState(NONE);
  useEffect(() => {
    if (!isWanted) return;
    let isCurrent = true;
    // The check runs again before a save, which reports code that can't be loaded.
    validate(config).then(
      (found) => isCurrent && setIssues(found),
      () => undefined,
    );
    return () => {
      isCurrent = false;
    };
  }, [validate, config, isWanted]);
  return isWanted ? issues : NONE;
}
