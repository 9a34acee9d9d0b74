import { OrrApi } from 'backstage-plugin-orr-common';

/** An OrrApi whose calls are recorded; what a test does not give it fails loudly. @internal */
export function createFakeOrrApi(
  methods: Partial<OrrApi>,
): jest.Mocked<OrrApi> {
  const mocks = new Map<string, jest.Mock>();
  return new Proxy({} as jest.Mocked<OrrApi>, {
    get: (_, name: string) => {
      const known = mocks.get(name);
      if (known) {
        return known;
      }
      const given: Function | undefined = methods[name as keyof OrrApi];
      const mock = jest.fn(
        (given as jest.Mock) ??
          (() => Promise.reject(new Error(`${name} was not expected`))),
      );
      mocks.set(name, mock);
      return mock;
    },
  });
}
