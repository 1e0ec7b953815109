import { createLoader } from 'nuqs/server';
import { attachmentParsers } from './address';

/** Reads the address of a request as the page reads its own. What is no value counts as not given. */
export const loadAttachmentAddress = createLoader(attachmentParsers);
