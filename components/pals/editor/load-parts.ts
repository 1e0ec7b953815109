import { loadSaveBar, loadSavedLine } from './editor-foot';
import { loadReadFailure } from './editor-notices';
import { loadChecks } from './issues';
import { loadKeepEdits } from './use-save-flow';

export const loadReview = () => import('@/components/pals/review/review-dialog');
export const loadResult = () => import('./result-region');

/** What a save needs, fetched with the first edit. */
export const loadSaveParts = () =>
  Promise.all([
    loadSaveBar(),
    loadReview(),
    loadResult(),
    loadSavedLine(),
    loadKeepEdits(),
    loadReadFailure(),
    loadChecks(),
  ]);
