import basis from '../../../templates/partials/basis.hbs';
import closing from '../../../templates/partials/closing.hbs';
import opening from '../../../templates/partials/opening.hbs';

/** What several templates have in common, by the name they call it with: `{{> opening}}`. */
export const PARTIALS: Readonly<Record<string, TemplateSpecification>> = { basis, closing, opening };
