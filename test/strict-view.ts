/**
 * The view, telling of every key it is asked for and does not have. Handlebars' strict mode does not: `{{#if typo}}`
 * and `{{#each typo}}` print nothing there.
 */
export function strictView<T extends object>(view: T): T {
  return new Proxy(view, {
    get: (target, key, receiver) => {
      if (typeof key === 'string' && !Object.hasOwn(target, key) && !ASKED_OF_ANYTHING.has(key))
        throw new Error(`the view has no "${key}"`);
      return Reflect.get(target, key, receiver);
    },
  });
}

/** What Handlebars asks of any value, to tell lists and functions apart and to name it in an error. */
const ASKED_OF_ANYTHING = new Set(['call', 'length', 'toHTML', 'toString', 'valueOf']);
