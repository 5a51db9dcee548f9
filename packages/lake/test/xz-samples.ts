/** A file notes.csv with two notes, compressed with xz. */
export const XZ = Buffer.from(
  "/Td6WFoAAATm1rRGAgAhARwAAAAQz1jM4ACEAFpdADSZAYXiVN2HwB5EtK05DXm0r4TV3LmmQu5/gvfB5dm8IrYgGJMsU4bZqtjXAhGo5BuEMWsgXsBF8MG3tQWmHS3bQM5IUJEKm3Twp9HmDar2b3+N/p/KiIoAAAAAAMjUH9cWN1XaAAF2hQEAAACGYpTfscRn+wIAAAAABFla",
  "base64",
);

/** An archive of that file and a README in a folder, compressed with xz. */
export const TAR_XZ = Buffer.from(
  "/Td6WFoAAATm1rRGAgAhARwAAAAQz1jM4Cf/AOxdADIYSu6W0qWiH7bJLNvG6hFHO8Q/AZeEnF+GRyJx95vZH88e5+1jsea3HXzWB025bfaCpTLAM1Gpm4MTtKEev4tZsXbjk8BH2SAbS9umDno+AvVlQgOc+sQ78uhT6kSiQUhuwhNnyXU2GDWG7dKFw8n51GKN/GXqqr1t+nCriD3J5xUTDr/0jsJaviTkH4enlkG/1IEU5cLEsUzafputh4Brzw9AeNaguWNZ57SrFT3jmtWJf3LILtSFD14h+DCeTMy/3SNeJx3H3QK7aX7ySvJgwavJQCCErxuQ+DT8IAtl3tBv9gyftTyH/lAAAJJSiNVBI7KmAAGIAoBQAACDiZPKscRn+wIAAAAABFla",
  "base64",
);
