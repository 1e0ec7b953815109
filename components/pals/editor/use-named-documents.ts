import type { DocumentState, WordsContext } from '@/components/skills/define-skill';
import { definitionFor } from '@/components/skills/registry';
import { useDocumentStates } from '@/components/skills/use-document-states';
import { configsOf } from '@/lib/skill-set/changes';
import { meantConfigs, type EditorState } from './editor-state';

/** The documents that a set of the editor names, and the words that need their names. */
export function useNamedDocuments(state: EditorState) {
  const sets = [
    configsOf(state.base.set),
    meantConfigs(state),
    configsOf(state.theirs?.set ?? new Map()),
  ];
  const documents = useDocumentStates(
    sets.flatMap((set) =>
      [...set].flatMap(([skillId, config]) => definitionFor(skillId).documentIds(config)),
    ),
  );
  const context: WordsContext = { documentName: (id) => nameIn(documents, id) };
  return { documents, context };
}

function nameIn(documents: ReadonlyMap<string, DocumentState>, id: string): string | undefined {
  const known = documents.get(id);
  return known?.state === 'found' ? known.name : undefined;
}
