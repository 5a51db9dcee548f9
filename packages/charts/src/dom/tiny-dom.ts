/** A node of the tree that Plot builds: an element, or text. */
export interface TinyNode {
  /** Local name of an element; null for text. */
  readonly name: string | null;
  readonly attributes: Map<string, string>;
  readonly childNodes: TinyNode[];
  /** The text of a text node; the joined texts of an element. */
  textContent: string;
}

interface Parent extends TinyNode {
  readonly childNodes: Child[];
}

interface Child extends Parent {
  parentNode: Parent | null;
}

const XMLNS = "http://www.w3.org/2000/svg";

/** The members of `Node` and `Element` that d3-selection and Plot's marks use, and no others: a new need fails loudly. */
function createNode(name: string | null, text: string, ownerDocument: unknown): Child {
  const attributes = new Map<string, string>();
  const childNodes: Child[] = [];
  let own = text;
  const detach = (child: Child): void => {
    const siblings = child.parentNode?.childNodes ?? [];
    const index = siblings.indexOf(child);
    if (index >= 0) siblings.splice(index, 1);
  };
  const insert = (child: Child, before: Child | null): Child => {
    detach(child);
    const index = before === null ? -1 : childNodes.indexOf(before);
    childNodes.splice(index < 0 ? childNodes.length : index, 0, child);
    child.parentNode = node;
    return child;
  };
  const node = {
    name,
    attributes,
    childNodes,
    parentNode: null as Parent | null,
    ownerDocument,
    namespaceURI: XMLNS,
    nodeType: name === null ? 3 : 1,
    get textContent(): string {
      return name === null ? own : childNodes.map((child) => child.textContent).join("");
    },
    set textContent(value: string) {
      childNodes.length = 0;
      if (name === null) own = value;
      else if (value !== "") insert(createNode(null, String(value), ownerDocument), null);
    },
    get firstChild(): Child | null {
      return childNodes[0] ?? null;
    },
    getAttribute: (key: string): string | null => attributes.get(key) ?? null,
    hasAttribute: (key: string): boolean => attributes.has(key),
    setAttribute: (key: string, value: unknown): void => void attributes.set(key, String(value)),
    setAttributeNS: (_: string, key: string, value: unknown): void => void attributes.set(key, String(value)),
    removeAttribute: (key: string): void => void attributes.delete(key),
    appendChild: (child: Child): Child => insert(child, null),
    insertBefore: insert,
    removeChild: (child: Child): Child => {
      detach(child);
      return child;
    },
    append: (...children: (Child | string)[]): void => {
      for (const child of children)
        insert(typeof child === "string" ? createNode(null, child, ownerDocument) : child, null);
    },
  };
  return node;
}

/** The part of a `Document` that Plot needs to draw, without a browser. */
export function createTinyDocument(): object {
  const document = {
    createElementNS: (_: string, name: string) => createNode(name, "", document),
    createElement: (name: string) => createNode(name, "", document),
    createTextNode: (text: string) => createNode(null, text, document),
    get documentElement() {
      return { namespaceURI: XMLNS, ownerDocument: document };
    },
  };
  return document;
}
