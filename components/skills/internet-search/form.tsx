import { KeptFields } from '../kept-fields';
import type { SkillFormProps } from '../define-skill';

/** Nothing to set; what a config holds all the same is shown. */
export function InternetSearchForm({ config }: SkillFormProps) {
  return <KeptFields kept={[...config.entries]} />;
}
