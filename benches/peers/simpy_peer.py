"""The reference household in SimPy: a process for each person, each device's backup and each WhatsApp backup.

usage: simpy_peer.py FOLDER REPLICATES SEED [--tables]
"""

import math
import random
import time

import simpy

import peer
from peer import CAUSES, CHATS, COMPLETED, IN_PROGRESS, MISSING, OUTAGE, OVER_QUOTA, PHONE_FULL


def poisson(rng, mean):
    """A Poisson number; by products of uniforms, in portions where the mean is large."""
    count = 0
    while mean > 500.0:
        # A portion of the mean that is surely waited out: the gamma time of n arrivals.
        n = int(mean * 0.875)
        waited = rng.gammavariate(n, 1.0)
        if waited > mean:
            return count + sum(rng.random() < mean / waited for _ in range(n - 1))
        count, mean = count + n, mean - waited
    limit, product = math.exp(-mean), rng.random()
    while product > limit:
        count += 1
        product *= rng.random()
    return count


def negative_binomial(rng, mean, shape):
    return poisson(rng, rng.gammavariate(shape, mean / shape))


def count_sampler(rng, law):
    mean, shape = law["mean"], law.get("shape")
    if law["kind"] == "poisson":
        return lambda: poisson(rng, mean)
    if law["kind"] == "negative binomial":
        return lambda: negative_binomial(rng, mean, shape)
    zero = law["zero"]
    inner = peer.mean_before_truncation(mean / (1 - zero), shape)

    def draw():
        if rng.random() < zero:
            return 0
        while True:
            count = negative_binomial(rng, inner, shape)
            if count:
                return count

    return draw


def sampler(rng, law):
    """A function that draws from a law, the textbook's way."""
    kind = law["kind"]
    if kind == "certain":
        return lambda: law["value"]
    if kind == "gamma":
        return lambda: rng.gammavariate(law["shape"], 1.0 / law["shape"])
    if kind == "lognormal":
        mu, sigma = math.log(law["median"]), law["sigma"]
        return lambda: rng.lognormvariate(mu, sigma)
    if kind == "uniform":
        return lambda: rng.uniform(law["low"], law["high"])
    if kind == "chance":
        return lambda: float(rng.random() < law["probability"])
    if kind == "beta":
        return lambda: rng.betavariate(law["a"], law["b"])
    if kind == "normal":
        return lambda: next(iter(value for value in iter(lambda: rng.gauss(law["mean"], law["deviation"]), None) if value >= 0))
    if kind == "divided":
        inner = sampler(rng, law["law"])
        return lambda: inner() / law["by"]
    if kind == "quantiles":
        return lambda: through(law["points"], rng.random())
    assert kind == "compound", kind
    count, mean, item = count_sampler(rng, law["count"]), law["count"]["mean"], law["item"]
    if item["kind"] == "fixed":
        return lambda: count() / mean
    if item["kind"] == "exponential":
        return lambda: sum(rng.expovariate(1.0) for _ in range(count())) / mean
    mu, sigma = -item["sigma"] ** 2 / 2, item["sigma"]
    return lambda: sum([rng.lognormvariate(mu, sigma) for _ in range(count())]) / mean


def through(points, share):
    for (p, low), (q, high) in zip(points, points[1:]):
        if share <= q:
            return low + (high - low) * (share - p) / (q - p)
    return points[-1][1]


def by_table(rng, table):
    return lambda: table[rng.getrandbits(16)]


class Spell:
    """Days without a completed backup: what is known of them, and when the first failing spell began."""

    __slots__ = ("since", "known", "counts", "seen", "first", "threshold")

    def __init__(self, threshold):
        self.first, self.threshold = math.inf, threshold
        self.end()

    def end(self):
        self.since, self.known, self.counts, self.seen = None, "", [0] * CAUSES, 0

    def follow(self, outcome, day, horizon):
        if outcome == COMPLETED:
            if self.since is not None:
                self.end()
            return
        if self.known == "lapse" and outcome < CAUSES:
            self.end()
        if self.since is None:
            self.since = day
        self.seen += 1
        if outcome < CAUSES:
            self.counts[outcome] += 1
        if not self.known and day - self.since + 1 >= self.threshold:
            self.known = "failing" if any(self.counts) else "lapse"
            if self.known == "failing" and self.since < horizon:
                self.first = min(self.first, self.since)


class Pool:
    def __init__(self, quota):
        self.quota, self.used = quota, 0.0
        self.outage = False


class Person:
    """A person with their device and their chats."""

    def __init__(self, house, pool, at, rng, levels, draws):
        self.house, self.pool, self.rng, self.draws = house, pool, rng, draws
        self.habits, self.device, self.account = house.people[at], house.devices[at], house.accounts[at]
        rate = lambda growth: growth["coefficient"] * math.prod(levels[level] for level in growth["factors"])
        rates = lambda growths: [(kind, growth, rate(growth)) for kind, growth in enumerate(growths) if growth]
        self.synced_rates, self.chat_rates = rates(self.habits["growth"]), rates(self.account["growth"])
        self.apps_rate = rate(self.device["apps"]) if self.device["apps"] else 0.0
        self.synced, self.waiting = [float(size) for size in self.habits["synced"]], [0.0] * 6
        self.fresh, self.fresh_chats, self.bin = [0.0] * 6, [0.0] * 5, []
        self.bytes, self.held = [float(b) for b in self.device["bytes"]], [float(b) for b in self.device["held"]]
        if drawn := self.device["apps_at_start"]:
            self.bytes[0] = self.held[0] = max(0.0, levels[drawn["total"]] - drawn["apart"])
        self.stored, self.partial, self.last = sum(self.held) - self.held[peer.LEFT_OUT], 0.0, -1
        self.old = []
        self.chats_stored, self.chats_last = float(sum(self.account["held"])), -1
        self.phone_free = math.inf if self.device["phone_free"] is None else float(self.device["phone_free"])
        self.nights_away = 0
        self.conditions = [[levels[self.device[name]["probability"]], self.device[name]["persistence"], False]
                           for name in ("power", "wifi", "lock")]
        trips = self.habits["trips"]
        self.trip_chance = levels[trips["travels"]] * trips["a_year"] / 365.25 if trips else 0.0
        upload = house.upload
        self.rate = levels[upload["megabits"]] * levels[upload["efficiency"]] * 125_000.0 * 3600.0
        window = self.device["window"]
        self.window_level = levels[window["level"]] if "level" in window else None
        self.spells = [Spell(house.rules["threshold"]), Spell(house.rules["threshold"])]
        self.protected = self.to_a_day = 0
        pool.used += sum(self.synced) + self.stored + self.chats_stored

    def live(self, env):
        """Each noon: new devices, retention, conditions, growth, cleaning, sync."""
        for day in range(self.house.stepped):
            if day in self.device["replaced_on"]:
                self.replace(day)
            self.expire(day)
            self.draw_conditions(day)
            self.grow(day)
            self.clean(day)
            self.sync()
            yield env.timeout(24.0)

    def replace(self, day):
        self.old.append([self.stored, day if self.last is None else self.last])
        self.pool.used -= self.partial
        self.held, self.stored, self.partial, self.last = [0.0] * 11, 0.0, 0.0, None
        self.spells[1].end()

    def expire(self, day):
        limit, pool = self.house.rules["retention_days"], self.pool
        if self.last is not None and day - self.last > limit:
            pool.used -= self.stored + self.partial
            self.held, self.stored, self.partial, self.last = [0.0] * 11, 0.0, 0.0, None
        for backup in self.old:
            if day - backup[1] > limit:
                pool.used -= backup[0]
                backup[0] = 0.0
        while self.bin and day - self.bin[0][0] > self.house.rules["recently_deleted_days"]:
            pool.used -= self.bin.pop(0)[1]

    def draw_conditions(self, day):
        rng = self.rng
        if self.trip_chance or self.nights_away:
            self.nights_away = max(0, self.nights_away - 1)
            if not self.nights_away and rng.random() < self.trip_chance:
                stays = math.log(rng.random()) / math.log(1.0 - 1.0 / self.habits["trips"]["mean_nights"])
                self.nights_away = 1 + int(stays)
        for at, condition in enumerate(self.conditions):
            p, rho, held = condition
            if at == 1 and self.nights_away:
                p *= self.house.rules["travel_wifi_factor"]
            chance = p if day == 0 else p * (1.0 - rho) + (rho if held else 0.0)
            condition[2] = rng.random() < chance

    def grow(self, day):
        draws, drawn, added = self.draws, {}, 0.0
        for kind, growth, rate in self.synced_rates:
            draw = growth["draw"]
            if draw not in drawn:
                drawn[draw] = draws[growth["law"]]()
            size = rate * growth["factor"][day] * drawn[draw]
            self.waiting[kind] += size
            if kind in peer.WITH_A_COPY_ON_THE_PHONE:
                added += size
            if growth["cleaned"]:
                self.fresh[kind] += size
        if apps := self.device["apps"]:
            size = self.apps_rate * apps["factor"][day] * draws[apps["law"]]()
            self.bytes[peer.APPS] += size
            added += size
        drawn = {}
        for kind, growth, rate in self.chat_rates:
            draw = growth["draw"]
            if draw not in drawn:
                drawn[draw] = draws[growth["law"]]()
            size = rate * growth["factor"][day] * drawn[draw]
            self.bytes[CHATS + kind] += size
            added += size
            if growth["cleaned"]:
                self.fresh_chats[kind] += size
        self.phone_free -= added

    def clean(self, day):
        habit = self.habits["cleaning"]
        if not habit or self.rng.random() >= 1.0 / habit["every_days"]:
            return
        for kind in range(6):
            gone = min(self.fresh[kind] * habit["share"], self.synced[kind] + self.waiting[kind])
            self.fresh[kind] = 0.0
            stored = min(gone, self.synced[kind])
            self.synced[kind] -= stored
            self.waiting[kind] -= gone - stored
            if kind in peer.BINNED:
                self.bin.append((day, stored))
            else:
                self.pool.used -= stored
            if kind in peer.WITH_A_COPY_ON_THE_PHONE:
                self.phone_free += gone
        for kind in range(5):
            gone = min(self.fresh_chats[kind] * habit["share"], self.bytes[CHATS + kind])
            self.fresh_chats[kind] = 0.0
            self.bytes[CHATS + kind] -= gone
            self.held[CHATS + kind] = min(self.held[CHATS + kind], self.bytes[CHATS + kind])
            self.phone_free += gone

    def sync(self):
        pool = self.pool
        if pool.outage or not self.conditions[1][2]:
            return
        room = max(0.0, pool.quota - pool.used)
        for kind, waits in enumerate(self.waiting):
            if waits:
                sent = min(waits, room)
                self.waiting[kind] -= sent
                self.synced[kind] += sent
                pool.used += sent
                room -= sent

    def back_up_chats(self, env):
        """WhatsApp's own backup, once a day at any hour."""
        rng = self.rng
        for day in range(self.house.stepped):
            yield env.timeout((day + rng.random()) * 24.0 - env.now)
            outcome = self.attempt_chats(day)
            if day < self.house.days:
                self.protected += day - self.chats_last <= 7
            self.spells[0].follow(outcome, day, self.house.days)

    def attempt_chats(self, day):
        pool = self.pool
        if pool.outage:
            return OUTAGE
        if not self.conditions[1][2]:
            return MISSING
        size = sum(self.bytes[CHATS:])
        if peer.HEADROOM * size > self.phone_free:
            return PHONE_FULL
        if peer.HEADROOM * size > pool.quota - pool.used:
            return OVER_QUOTA
        pool.used += size - self.chats_stored
        self.chats_stored, self.chats_last = size, day
        return COMPLETED

    def back_up_device(self, env):
        """iCloud Backup, once a night."""
        rng, (early, late) = self.rng, self.device["start"]
        for day in range(self.house.stepped):
            yield env.timeout(day * 24.0 + early - 12.0 + (late - early) * rng.random() - env.now)
            outcome = self.attempt_device(day)
            if day < self.house.days:
                self.protected += self.last is not None and day - self.last <= 7
                self.to_a_day += self.last is not None and day - self.last <= 1
            self.spells[1].follow(outcome, day, self.house.days)

    def attempt_device(self, day):
        pool = self.pool
        if pool.outage:
            return OUTAGE
        if not all(condition[2] for condition in self.conditions):
            return MISSING
        if self.phone_free < peer.PHONE_NEEDS:
            return PHONE_FULL
        whole = sum(self.bytes) - self.bytes[peer.LEFT_OUT]
        size = max(0.0, self.to_send(day, whole) - self.partial)
        if size > pool.quota - pool.used:
            return OVER_QUOTA
        capacity = self.capacity()
        if size > capacity:
            self.partial += capacity
            pool.used += capacity
            return IN_PROGRESS
        pool.used += whole - self.stored - self.partial
        self.stored, self.partial, self.last, self.held = whole, 0.0, day, list(self.bytes)
        return COMPLETED

    def to_send(self, day, whole):
        if self.last is None:
            return whole
        held, nights = self.held, day - self.last
        added = whole - sum(held) + held[peer.LEFT_OUT]
        kept = (1.0 - self.device["rewritten_databases"]) ** nights
        apps = self.device["rewritten_apps"]
        share = apps["share"] if "share" in apps else min(1.0, apps["bytes"] / max(1.0, held[0]))
        changed = (held[peer.MESSAGES] + held[CHATS]) * (1.0 - kept) + held[0] * (1.0 - (1.0 - share) ** nights)
        return min(whole, added + changed)

    def capacity(self):
        hours = self.draws[self.device["window"]["law"]]() if self.window_level is None else self.window_level
        hours = min(hours, self.house.rules["longest_window_hours"])
        if self.rng.random() < self.device["used_at_night"]:
            hours /= 2.0
        return hours * self.rate * self.draws[self.house.upload["night"]]()




def service(env, house, pool, old, rng):
    """iCloud itself: days on which it is down, and backups that nobody renews."""
    chance, limit = house.rules["outages_a_year"] / 365.25, house.rules["retention_days"]
    for day in range(house.stepped):
        if day == house.days:
            pool.at_the_end = pool.used
        pool.outage = rng.random() < chance
        for backup in old:
            if day - backup["made"] > limit:
                pool.used -= backup["stored"]
                backup["stored"] = 0.0
        yield env.timeout(24.0)


def live(house, rng, level_draws, draws):
    env = simpy.Environment()
    levels = [draw() for draw in level_draws]
    pool, old = Pool(house.quota), [dict(backup) for backup in house.disused]
    pool.used = house.other + sum(backup["stored"] for backup in old)
    env.process(service(env, house, pool, old, rng))
    people = [Person(house, pool, at, rng, levels, draws) for at in range(len(house.people))]
    for person in people:
        env.process(person.live(env))
    for person in people:
        env.process(person.back_up_chats(env))
        env.process(person.back_up_device(env))
    env.run()
    firsts = [spell.first for person in people for spell in person.spells]
    count = len(people)
    return (min(house.days, min(firsts)), sum(first < house.days for first in firsts),
            sum(person.protected for person in people) / (2 * count * house.days),
            sum(person.to_a_day for person in people) / (count * house.days), pool.at_the_end)


def main():
    house, replicates, seed, tables = peer.arguments()
    started = time.perf_counter()
    rng = random.Random(seed)
    level_draws = [sampler(rng, law) for law in house.levels]
    if tables:
        draws = [by_table(rng, house.table(law)) for law in range(len(house.laws))]
    else:
        draws = [sampler(rng, law) for law in house.laws]
    lives = [live(house, rng, level_draws, draws) for _ in range(replicates)]
    peer.report("SimPy, same tables" if tables else "SimPy", house, replicates, started, lives)


main()
