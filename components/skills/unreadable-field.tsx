import type { JsonNode } from '@/lib/json/node';
import { formatJson } from '@/lib/json/print';
import { Button } from '@/components/ui/button';
import { TextAreaField } from '@/components/form/text-area-field';

interface UnreadableFieldProps {
  id: string;
  label: string;
  /** What stands there. */
  node: JsonNode | undefined;
  /** What the form expects there: "text", "a list of document ids". */
  expected: string;
  error?: string;
  isReadOnly: boolean;
  /** Empties the field, which lets it be edited. */
  onReplace: () => void;
}

/** A field that holds something its control cannot show: it is shown bare, and kept until replaced. */
export function UnreadableField(props: UnreadableFieldProps) {
  const { id, label, node, expected, error, isReadOnly, onReplace } = props;
  return (
    <div className="flex flex-col items-start gap-2">
      <div className="w-full">
        <TextAreaField
          id={id}
          label={label}
          error={error}
          hint={`Not ${expected}. Kept unchanged${isReadOnly ? '' : ' until you replace it'}.`}
          value={node ? formatJson(node) : ''}
          readOnly
          className="font-mono"
        />
      </div>
      {!isReadOnly && (
        <Button size="sm" aria-label={`Replace ${label}`} onClick={onReplace}>
          Replace
        </Button>
      )}
    </div>
  );
}
