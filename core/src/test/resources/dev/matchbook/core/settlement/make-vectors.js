// Makes merkle-trees.txt with the real @openzeppelin/merkle-tree (npm, version 1.0.8), once:
//   npm install @openzeppelin/merkle-tree@1.0.8 && node make-vectors.js > merkle-trees.txt
const { StandardMerkleTree } = require('@openzeppelin/merkle-tree');

const types =
  'uint256,uint256,uint256,string,uint256,uint8,uint256,uint8,' +
  'bool,uint256,uint256,string,string,int256,int256,uint8';

let state = 8n;
function random(bound) {
  state = (state * 6364136223846793005n + 1442695040888963407n) % 2n ** 64n;
  return (state >> 20n) % BigInt(bound);
}
const one = list => list[Number(random(list.length))];
const bits = n => (random(2n ** 40n) ** 8n + random(2n ** 40n)) % 2n ** BigInt(n);

const long = () => one([0n, 1n, 2n ** 63n - 1n, bits(63), bits(20)]);
const amount = () =>
  one([0n, 1n, 2n ** 64n, 2n ** 256n - 1n, bits(62), bits(63), bits(120), bits(256)]);
const fee = () =>
  one([0n, -1n, 1n, -(2n ** 63n), -(2n ** 63n) - 1n, -(2n ** 255n), 2n ** 255n - 1n,
    bits(40), -bits(40), -bits(100), bits(250)]);
const decimals = () => one([0n, 2n, 8n, 18n, 255n, random(19)]);
function text(lengths, first, count) {
  const length = one(lengths);
  let chars = '';
  while (chars.length < length) {
    chars += String.fromCharCode(first + Number(random(count)));
  }
  return chars;
}
const symbol = () => one(['BTC-USD', 'X', 'ETH/USDC', 'A_B.C:9', text([31, 32], 65, 26)]);
const account = () => one(['alice', 'bob', text([1, 31, 32, 33, 63, 64], 32, 95)]);

function trade(tradeId) {
  return [
    tradeId, long(), long(), symbol(), amount(), decimals(), amount(), decimals(),
    random(2) === 1n, long(), long(), account(), account(), fee(), fee(), decimals(),
  ];
}

console.log('# Made by make-vectors.js with @openzeppelin/merkle-tree 1.0.8; README.md says more.');
for (const size of [1, 2, 3, 5, 8, 13, 100]) {
  const trades = [];
  for (let i = 1; i <= size; i++) {
    trades.push(trade(BigInt(size * 1000 + i)));
  }
  const tree = StandardMerkleTree.of(trades, types.split(','));
  console.log(`root\t${tree.root}`);
  for (const [i, values] of tree.entries()) {
    console.log(`trade\t${values.join('\t')}`);
    console.log(['proof', tree.leafHash(values), ...tree.getProof(i)].join('\t'));
  }
}
