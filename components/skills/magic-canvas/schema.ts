import * as z from 'zod/mini';
import type { SkillForm } from '../use-skill-form';
import { bookingLinkProblem } from './booking-link';

const componentState = z.nullable(z.enum(['default', 'off', 'configured']));

/** One field a component, flat; null stands for what this form cannot show and keeps as it is. */
export const canvasSchema = z
  .object({
    question: componentState,
    input: componentState,
    calendar: componentState,
    scheduling_embed: componentState,
    text: componentState,
    image: componentState,
    chart: componentState,
    alert: componentState,
    scheduling_url: z.nullable(z.string()),
    usage_guidance: z.nullable(z.string()),
  })
  .check(({ value, issues }) => {
    const link = value.scheduling_url;
    const isSent = value.scheduling_embed === 'off' || value.scheduling_embed === 'configured';
    const message = isSent && link ? bookingLinkProblem(link) : null;
    if (message !== null) {
      issues.push({ code: 'custom', path: ['scheduling_url'], message, input: link });
    }
  });

export type CanvasValues = z.infer<typeof canvasSchema>;
export type CanvasForm = SkillForm<CanvasValues>;
