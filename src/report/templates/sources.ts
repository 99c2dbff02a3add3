import sources from '../../../templates/all.sources';

/** Every template as it was written, by its name: `infrastructure.hbs`, `partials/opening.hbs`. */
export const TEMPLATE_SOURCES: Readonly<Record<string, string>> = sources;
