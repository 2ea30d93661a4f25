// The globe: an orthographic view that turns under the pointer. Points are unit vectors, so that
// nothing happens at 180 degrees or at the poles.

const RAD = Math.PI / 180;
const EARTH_KM = 6371;
const MOST_RADIUS = 14000; // pixels: about half a kilometre each

function vector(lon, lat) {
  const c = Math.cos(lat * RAD);
  return [c * Math.cos(lon * RAD), c * Math.sin(lon * RAD), Math.sin(lat * RAD)];
}

function lonlat(v) {
  return [Math.atan2(v[1], v[0]) / RAD, Math.asin(Math.max(-1, Math.min(1, v[2]))) / RAD];
}

// A packed line as vectors, with the cap that holds it and the cuts of the source marked.
function shape(steps, perDeg) {
  const n = steps.length / 2;
  const xyz = new Float32Array(3 * n);
  const seam = new Uint8Array(n);
  let x = 0, y = 0, wasEdge = false;
  const middle = [0, 0, 0];
  for (let i = 0; i < n; i++) {
    x += steps[2 * i];
    y += steps[2 * i + 1];
    const lon = x / perDeg, lat = y / perDeg;
    const v = vector(lon, lat);
    const edge = Math.abs(Math.abs(lon) - 180) < 0.011 || lat < -89;
    seam[i] = edge && wasEdge ? 1 : 0;
    wasEdge = edge;
    for (let k = 0; k < 3; k++) {
      xyz[3 * i + k] = v[k];
      middle[k] += v[k];
    }
  }
  const length = Math.hypot(...middle) || 1;
  const centre = middle.map((m) => m / length);
  let least = 1;
  for (let i = 0; i < n; i++) {
    least = Math.min(least, dot(centre, xyz, 3 * i));
  }
  return {xyz, seam, n, centre, angle: Math.acos(Math.max(-1, least))};
}

function dot(a, b, at = 0) {
  return a[0] * b[at] + a[1] * b[at + 1] + a[2] * b[at + 2];
}

// Points round a place at a distance.
function circleOf(lon, lat, km) {
  const centre = vector(lon, lat);
  const east = [-Math.sin(lon * RAD), Math.cos(lon * RAD), 0];
  const north = [
    centre[1] * east[2] - centre[2] * east[1],
    centre[2] * east[0] - centre[0] * east[2],
    centre[0] * east[1] - centre[1] * east[0],
  ];
  const a = km / EARTH_KM, steps = [];
  for (let i = 0; i <= 40; i++) {
    const t = (i / 40) * 2 * Math.PI;
    const v = [0, 1, 2].map((k) => Math.cos(a) * centre[k]
      + Math.sin(a) * (Math.cos(t) * east[k] + Math.sin(t) * north[k]));
    const [x, y] = lonlat(v);
    steps.push(x, y);
  }
  return shape(steps.map((s, i) => (i < 2 ? s : s - steps[i - 2])), 1);
}

class View {
  constructor() {
    this.width = 100;
    this.height = 100;
    this.shift = [0, 0]; // of the centre, in pixels, to leave room for the open event
    this.turn(130, 38, 1000);
  }

  turn(lon, lat, radius) {
    this.lon = ((lon + 540) % 360) - 180;
    this.lat = Math.max(-89, Math.min(89, lat));
    this.radius = Math.max(this.least(), Math.min(MOST_RADIUS, radius));
    const [sl, cl] = [Math.sin(this.lon * RAD), Math.cos(this.lon * RAD)];
    const [sp, cp] = [Math.sin(this.lat * RAD), Math.cos(this.lat * RAD)];
    this.out = [cp * cl, cp * sl, sp];
    this.east = [-sl, cl, 0];
    this.north = [-sp * cl, -sp * sl, cp];
  }

  least() {
    return 0.42 * Math.min(this.width, this.height);
  }

  get x0() { return this.width / 2 + this.shift[0]; }
  get y0() { return this.height / 2 + this.shift[1]; }

  // Pixel of a vector, null on the far side.
  pixel(v) {
    if (dot(this.out, v) < 0) return null;
    return [this.x0 + this.radius * dot(this.east, v), this.y0 - this.radius * dot(this.north, v)];
  }

  // Place under a pixel, null off the globe.
  place(px, py) {
    const x = (px - this.x0) / this.radius, y = (this.y0 - py) / this.radius;
    const rest = 1 - x * x - y * y;
    if (rest < 0) return null;
    const z = Math.sqrt(rest);
    return lonlat([0, 1, 2].map((k) => x * this.east[k] + y * this.north[k] + z * this.out[k]));
  }

  // Whether any of a shape may show.
  sees(s) {
    const z = dot(this.out, s.centre);
    if (Math.acos(Math.max(-1, Math.min(1, z))) - s.angle > Math.PI / 2) return false;
    if (s.angle > 0.6) return true;
    const reach = this.radius * s.angle + 8;
    const x = this.x0 + this.radius * dot(this.east, s.centre);
    const y = this.y0 - this.radius * dot(this.north, s.centre);
    // a shape behind the limb may reach over it, and is let through
    return z < 0 || (x > -reach && x < this.width + reach && y > -reach && y < this.height + reach);
  }

  // Add a ring to the path, what is behind the limb drawn along it. True if the ring goes round
  // the point opposite, so that all but the ring's inside is on the near side.
  ring(path, s) {
    const {xyz, n} = s, R = this.radius;
    let turned = 0, last = null;
    for (let i = 0; i < n; i++) {
      let x = dot(this.east, xyz, 3 * i), y = dot(this.north, xyz, 3 * i);
      const hidden = dot(this.out, xyz, 3 * i) < 0;
      if (s.angle > 0.3) {
        const at = Math.atan2(y, x);
        if (last !== null) {
          const d = at - last;
          turned += d > Math.PI ? d - 2 * Math.PI : d < -Math.PI ? d + 2 * Math.PI : d;
        }
        last = at;
      }
      if (hidden) {
        const r = Math.hypot(x, y) || 1e-9;
        x /= r;
        y /= r;
      }
      if (i) path.lineTo(this.x0 + R * x, this.y0 - R * y);
      else path.moveTo(this.x0 + R * x, this.y0 - R * y);
    }
    path.closePath();
    return turned < -Math.PI;
  }

  // Add the near side of a line to the path.
  line(path, s) {
    const {xyz, seam, n} = s, R = this.radius;
    let drawing = false;
    for (let i = 0; i < n; i++) {
      const z = dot(this.out, xyz, 3 * i);
      if (z < 0) {
        drawing = false;
        continue;
      }
      const x = this.x0 + R * dot(this.east, xyz, 3 * i);
      const y = this.y0 - R * dot(this.north, xyz, 3 * i);
      if (drawing && !seam[i]) path.lineTo(x, y);
      else path.moveTo(x, y);
      drawing = true;
    }
  }
}

