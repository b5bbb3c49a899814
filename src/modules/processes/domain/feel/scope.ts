import { type FeelContext, type FeelValue, isContext } from './values.ts';

/** Where names are looked up at run time: the innermost binding first. */
export interface Scope {
  find(name: string): FeelValue | undefined;
}

/** The names of a context, then those of the outer scope. */
export class ContextScope implements Scope {
  private readonly values: FeelContext;
  private readonly outer: Scope | null;
  constructor(values: FeelContext, outer: Scope | null) {
    this.values = values;
    this.outer = outer;
  }
  find(name: string): FeelValue | undefined {
    const own = this.values.get(name);
    return own === undefined ? this.outer?.find(name) : own;
  }
}

/** One bound name, then the outer scope. */
export class BindingScope implements Scope {
  private readonly name: string;
  private readonly value: FeelValue;
  private readonly outer: Scope;
  constructor(name: string, value: FeelValue, outer: Scope) {
    this.name = name;
    this.value = value;
    this.outer = outer;
  }
  find(name: string): FeelValue | undefined {
    return name === this.name ? this.value : this.outer.find(name);
  }
}

/** The item of a filter: its entries when it is a context, then `item`, then the outer scope. */
export class ItemScope implements Scope {
  private readonly item: FeelValue;
  private readonly outer: Scope;
  constructor(item: FeelValue, outer: Scope) {
    this.item = item;
    this.outer = outer;
  }
  find(name: string): FeelValue | undefined {
    const own = isContext(this.item) ? this.item.get(name) : undefined;
    if (own !== undefined) return own;
    return name === 'item' ? this.item : this.outer.find(name);
  }
}
