-- Cases are erased by themselves when their retention ends, so nobody has to ask for it any more.
DROP TABLE portal.erasure;
