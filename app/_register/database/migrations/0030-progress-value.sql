-- expand: what an event of a learner's log says besides its place: a recognised misconception, the state of a card.
ALTER TABLE progress ADD COLUMN value text;
