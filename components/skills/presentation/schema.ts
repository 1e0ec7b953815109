import * as z from 'zod/mini';

/** null stands for a field whose value this form cannot show; it is kept as it is. */
export const presentationSchema = z.object({
  document_ids: z.nullable(
    z.array(z.string()).check(z.minLength(1, 'Add at least one document to present.')),
  ),
  slides_trigger: z.nullable(z.string()),
  prompt: z.nullable(z.string()),
});

export type PresentationValues = z.infer<typeof presentationSchema>;
