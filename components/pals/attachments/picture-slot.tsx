'use client';

import dynamic from 'next/dynamic';
import { PictureSkeleton } from './picture-skeleton';

/** The picture keeps its room before its code is there, so that the table does not jump. */
export const PictureSlot = dynamic(
  async () => (await import('./picture/attachments-picture')).AttachmentsPicture,
  { loading: PictureSkeleton, ssr: false },
);
