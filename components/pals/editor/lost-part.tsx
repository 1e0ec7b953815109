'use no memo';

import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import type { SkillConfigs } from '@/lib/skill-set/changes';
import { CopyEdits } from './copy-edits';

/** Some of the page's code could not be had. Needs no further code itself. */
export function LostPart({ meant }: { meant: SkillConfigs }) {
  return (
    <Notice
      tone="bad"
      title="A part of this page could not be loaded"
      actions={
        <>
          <CopyEdits meant={meant} />
          <Button size="sm" onClick={() => window.location.reload()}>
            Reload the page
          </Button>
        </>
      }
    >
      The dashboard was stopped or updated since you opened the page. Your edits are still here:
      copy them, then reload.
    </Notice>
  );
}
