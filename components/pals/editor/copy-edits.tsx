import { CopyButton } from '@/components/ui/copy-button';
import { parseJson } from '@/lib/json/parse';
import { formatJson } from '@/lib/json/print';
import { requestBody, type SkillConfigs } from '@/lib/skill-set/changes';

/** What a save would send, laid out for people. */
export function editsText(meant: SkillConfigs): string {
  const text = requestBody(meant);
  const body = parseJson(text);
  return body.ok ? formatJson(body.value) : text;
}

/** A way out for edits that cannot be saved from this page any more. */
export function CopyEdits({ meant }: { meant: SkillConfigs }) {
  return <CopyButton text={editsText(meant)} label="Copy your edits" isLabelShown />;
}
