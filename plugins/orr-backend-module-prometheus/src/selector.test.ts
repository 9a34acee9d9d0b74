import { fits, formatSelector, parseSelector } from './selector';

function read(text: string): string {
  const parsed = parseSelector(text);
  return 'reason' in parsed
    ? `! ${parsed.reason}`
    : formatSelector(parsed.selector);
}

describe('parseSelector', () => {
  it.each([
    ['service="checkout"', 'service="checkout"'],
    [' {service = "checkout"} ', 'service="checkout"'],
    ['service="checkout" , env="prod"', 'env="prod",service="checkout"'],
    ['_a1="x y/z:{}=~!#\'`"', '_a1="x y/z:{}=~!#\'`"'],
    ['constructor="x"', 'constructor="x"'],
    ['team="Zürich 支払い"', 'team="Zürich 支払い"'],
  ])('reads %s', (text, selector) => {
    expect(read(text)).toBe(selector);
  });

  it.each([
    'checkout',
    'service=checkout',
    "service='checkout'",
    'service=""',
    'service!="checkout"',
    'service=~".*"',
    'service="a" env="b"',
    'service="a",',
    ',service="a"',
    'service="a"} or vector(1) or up{service="a"',
    'service="a\\"} or vector(1) #"',
    'service="a" or up',
    'service="a\nb"',
    'service="a\u202eb"',
    'service="a\ud800"',
    'ser-vice="a"',
    'http://evil.example/?service="a"',
    '../',
    '%2e%2e',
    'org/repo?x=',
    `service="${'a'.repeat(201)}"`,
    `${'a'.repeat(101)}="a"`,
    Array.from({ length: 11 }, (_, index) => `l${index}="a"`).join(),
    'a="b"'.repeat(50_000),
  ])('refuses %j', text => {
    const said = read(text);
    expect(said).toMatch(/^! is not like `service="checkout"`, with up to 10/);
    expect(said.length).toBeLessThan(180);
  });

  it.each([
    ['__name__="up"', '! may not name the label `__name__`'],
    ['alertstate="pending"', '! may not name the label `alertstate`'],
    ['a="1",a="2"', '! names the label `a` twice'],
  ])('refuses the labels of %s', (text, said) => {
    expect(read(text)).toBe(said);
  });
});

describe('fits', () => {
  it('asks for every label', () => {
    const selector = { service: 'a', env: 'b' };
    expect(fits(selector, { service: 'a', env: 'b', more: 'c' })).toBe(true);
    expect(fits(selector, { service: 'a' })).toBe(false);
    expect(fits({ toString: 'a' }, {})).toBe(false);
  });
});
