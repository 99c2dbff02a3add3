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
  }
  const runtime: Runtime;
  export default runtime;
}
