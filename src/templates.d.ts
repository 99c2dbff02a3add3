/** What a template is compiled to when the program is built. */
declare module '*.hbs' {
  const compiled: TemplateSpecification;
  export default compiled;
}

/** Handlebars without its compiler; the package has no types for it. */
declare module 'handlebars/runtime.js' {
  interface Runtime {
    create(): Runtime;
    template(compiled: TemplateSpecification): HandlebarsTemplateDelegate;
    registerPartial(name: string, partial: HandlebarsTemplateDelegate): void;
  }
  const runtime: Runtime;
  export default runtime;
}

/** Every template as it was written, by its path in `templates/`. */
declare module '*.sources' {
  const sources: Readonly<Record<string, string>>;
  export default sources;
}

/** Handlebars with its compiler, for templates that people bring. */
declare module 'handlebars/dist/cjs/handlebars.js' {
  import Handlebars from 'handlebars';
  export default Handlebars;
}
